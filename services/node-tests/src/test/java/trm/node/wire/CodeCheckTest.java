package trm.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssessmentId;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.DecisionTold;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.CrossingEvent;
import trm.referral.DecisionId;
import trm.referral.Guarded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ReferralEvent;
import trm.referral.Risk;
import trm.schema.EventCatalogue;

class CodeCheckTest {
  private final CodeCheck check = new CodeCheck(new EventCatalogue());

  @Test
  void findsNothingWhereEveryCodeIsListed() {
    assertThat(unknownIn(assessment("STIGMA", "LEGAL"))).isEmpty();
  }

  @Test
  void namesEveryFieldThatHoldsNoCodeOfItsList() {
    assertThat(unknownIn(assessment("STIGMATA", "LEGALITY")))
        .containsExactly(
            new UnknownCode("risks[0].type", "risk-types"), new UnknownCode("needs[0]", "needs"));
  }

  @Test
  void passesOverACodeThatIsAbsent() {
    assertThat(unknownIn(new StatusTold("OPEN", null))).isEmpty();
  }

  @Test
  void passesOverWhatIsWithheld() {
    DecisionTold told =
        new DecisionTold(new DecisionId("d-1"), "BEST_INTERESTS", Guarded.withheld());
    assertThat(unknownIn(told)).isEmpty();
  }

  @Test
  void looksIntoWhatNeverCrosses() {
    MeasureRecorded measure =
        new MeasureRecorded("M9.9", List.of("ANYTHING"), Guarded.withheld(), Guarded.withheld());
    assertThat(unknownIn(measure)).containsExactly(new UnknownCode("measure", "measures"));
  }

  @Test
  void knowsTheListOfEveryCodedFieldThatCrosses() {
    assertThat(SampleFacts.full(CrossingEvent.class).filter(event -> unknownIn(event).isEmpty()))
        .extracting(event -> event.getClass().getSimpleName())
        .doesNotContain(
            "AssessmentShared", "AnswerGiven", "RequestMade", "RiskAlert", "PlanShared");
  }

  private List<UnknownCode> unknownIn(ReferralEvent event) {
    return check.unknownIn(List.of(SampleFacts.stamped(event)));
  }

  private static AssessmentShared assessment(String risk, String need) {
    return new AssessmentShared(
        new AssessmentId("a-1"),
        "ORIGIN",
        Guarded.of("LOW"),
        Guarded.of(List.of(new Risk(risk, "LOW", null))),
        Guarded.of(List.of(need)),
        LocalDate.of(2026, 3, 9));
  }
}
