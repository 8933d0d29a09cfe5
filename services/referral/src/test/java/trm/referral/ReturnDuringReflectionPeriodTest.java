package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.PLAN;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.RuleCases.ready;
import static trm.referral.Story.TODAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.ReturnCommand.ConfirmReturn;

/** While a person recovers and thinks, nobody works on sending her away. */
class ReturnDuringReflectionPeriodTest {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(PLAN);

  @Test
  void nothingOfAReturnIsAskedWhileThePeriodRuns() {
    CaseFixture reflecting = ready().with(period(-7, 23));

    for (Command asked :
        List.of(Story.proposeReturn(MN), Story.requestClearance(CN), Story.verification(MN))) {
      assertThat(rules(reflecting.asks(asked))).containsExactly("SOP4-REQUEST-03");
    }
    assertThat(reflecting.asks(Story.room(MN))).isInstanceOf(Agreed.class);
  }

  @Test
  void thePeriodRunsFromItsFirstDayThroughItsLast() {
    assertThat(ready().with(period(1, 31)).asks(CONFIRM)).isInstanceOf(Agreed.class);
    assertThat(rules(ready().with(period(0, 30)).asks(CONFIRM))).containsExactly("SOP4-RETURN-13");
    assertThat(rules(ready().with(period(-30, 0)).asks(CONFIRM))).containsExactly("SOP4-RETURN-13");
    assertThat(ready().with(period(-30, -1)).asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void aGrantWithAWrongDateIsPutRightByTheNextOne() {
    CaseFixture corrected = ready().with(period(-37, 3650)).with(period(-37, -7));

    assertThat(corrected.asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void thePersonEndsThePeriodAtHerOwnWishAndIsGivenAnotherOne() {
    CaseFixture ended = ready().with(period(-7, 23)).with(measure("OWN_WISH"));

    assertThat(ended.asks(Story.proposeReturn(MN))).isInstanceOf(Agreed.class);
    assertThat(rules(ended.with(period(0, 30)).asks(Story.proposeReturn(MN))))
        .containsExactly("SOP4-REQUEST-03");
  }

  @Test
  void aMeasureThatSaysNothingOfHerWishEndsNothing() {
    CaseFixture informed = ready().with(period(-7, 23)).with(measure("INFORMED"));

    assertThat(rules(informed.asks(CONFIRM))).containsExactly("SOP4-RETURN-13");
  }

  private static ReflectionPeriodGranted period(int from, int to) {
    return new ReflectionPeriodGranted(TODAY.plusDays(from), TODAY.plusDays(to));
  }

  private static MeasureRecorded measure(String covered) {
    return new MeasureRecorded("M1.5", List.of(covered), Guarded.withheld(), Guarded.withheld());
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
