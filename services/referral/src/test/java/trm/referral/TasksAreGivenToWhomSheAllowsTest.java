package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;

/** Who is given a task sees the whole case, so that she is asked before, as before a turn. */
class TasksAreGivenToWhomSheAllowsTest {
  private static final DelegateTask TO_THE_POLICE =
      new DelegateTask(
          new OrganisationId("mo-police"),
          "CENTRE",
          "M2.1",
          null,
          null,
          Nodes.START.plus(Duration.ofDays(3)));

  @Test
  void whomSheExceptedIsGivenNone() {
    assertThat(ready().asks(TO_THE_POLICE)).isInstanceOf(Agreed.class);
    assertThat(rules(ready().excepting("mo-destination/mo-police").asks(TO_THE_POLICE)))
        .containsExactly("SOP2-DELEGATION-06");
    assertThat(ready().excepting("mo-destination/mo-customs").asks(TO_THE_POLICE))
        .isInstanceOf(Agreed.class);
  }

  @Test
  void withoutAConsentThatCountsNobodyIs() {
    assertThat(rules(aReferral().asks(TO_THE_POLICE))).containsExactly("SOP2-DELEGATION-06");
    assertThat(rules(aReferral().consentGivenAt(MO).withdrawn().asks(TO_THE_POLICE)))
        .containsExactly("SOP2-DELEGATION-06");
    assertThat(rules(ready().afterDays(-2).asks(TO_THE_POLICE))).contains("SOP2-DELEGATION-06");
  }

  @Test
  void aChildsTaskWaitsForNobodysConsent() {
    assertThat(aReferral().ofAChild().asks(TO_THE_POLICE)).isInstanceOf(Agreed.class);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
