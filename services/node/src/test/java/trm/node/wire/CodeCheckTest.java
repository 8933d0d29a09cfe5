package trm.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssessmentId;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.Guarded;
import trm.referral.Risk;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;

class CodeCheckTest {
  private static final EventCatalogue CATALOGUE = new EventCatalogue();

  private final CodeCheck check =
      new CodeCheck(CATALOGUE, new WireCodec(CATALOGUE, new SingleObject()));

  @Test
  void findsNothingWhereEveryCodeIsListed() {
    assertThat(check.unknownIn(SampleFacts.stamped(assessment("STIGMA", "LEGAL")))).isEmpty();
  }

  @Test
  void namesEveryFieldThatHoldsNoCodeOfItsList() {
    assertThat(check.unknownIn(SampleFacts.stamped(assessment("STIGMATA", "LEGALITY"))))
        .containsExactly(
            new UnknownCode("Risk.type", "risk-types"),
            new UnknownCode("AssessmentShared.needs", "needs"));
  }

  @Test
  void passesOverACodeThatIsAbsent() {
    assertThat(check.unknownIn(SampleFacts.stamped(new StatusTold("OPEN", null)))).isEmpty();
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
