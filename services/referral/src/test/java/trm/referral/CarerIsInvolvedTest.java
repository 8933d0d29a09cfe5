package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.PLAN;
import static trm.referral.Nodes.CN;
import static trm.referral.RuleCases.ready;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.SafetyCommand.ReportMissing;

/** What is found in a case binds whoever would act on an older word. */
class CarerIsInvolvedTest {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(PLAN);
  private static final ReportMissing MISSING =
      new ReportMissing(Nodes.START, Guarded.of(false), "NGO_ONLY");

  @Test
  void theCarersEarlierConsentAndAgreementCountNoLonger() {
    CaseFixture agreed = childConsentedFor("GUARDIAN");

    assertThat(agreed.asks(CONFIRM)).isInstanceOf(Agreed.class);
    assertThat(rules(agreed.with(carer("CARER_INVOLVED")).asks(CONFIRM)))
        .containsExactly("SOP4-RETURN-01", "SOP4-RETURN-12");
  }

  @Test
  void anotherRepresentativeAndTheChildAuthorityTakeTheCarersPlace() {
    CaseFixture replaced = childConsentedFor("LEGAL_REPRESENTATIVE").with(carer("CARER_INVOLVED"));

    assertThat(rules(replaced.asks(CONFIRM))).containsExactly("SOP4-RETURN-12");
    assertThat(replaced.guardianAgrees(true).asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void aNewerFindingThatClearsTheCarerLiftsIt() {
    CaseFixture cleared =
        childConsentedFor("GUARDIAN").with(carer("CARER_INVOLVED")).with(carer("NONE"));

    assertThat(cleared.asks(CONFIRM)).isInstanceOf(Agreed.class);
  }

  @Test
  void contactsThatWereAskedBeforeSheDidNotComeAreAskedAgain() {
    CaseFixture asked =
        ready().with(contactsAsked()).from(CN, new NoShow(CaseFixture.HANDOVER, Nodes.START, null));

    assertThat(rules(asked.asks(MISSING))).containsExactly("SAFETY-MISSING-01");
    assertThat(asked.with(contactsAsked()).asks(MISSING)).isInstanceOf(Agreed.class);
  }

  private static CaseFixture childConsentedFor(String giver) {
    return ready()
        .ofAChild()
        .without(ConsentGiven.class)
        .with(CaseFixture.consent(giver))
        .bestInterests("RETURN")
        .guardianAgrees(true);
  }

  private static MeasureRecorded carer(String finding) {
    return new MeasureRecorded(
        "M1.3", List.of("CARER"), Guarded.of(List.of(finding)), Guarded.withheld());
  }

  private static MeasureRecorded contactsAsked() {
    return new MeasureRecorded(
        "M2.4", List.of("TRUSTED_CONTACTS"), Guarded.withheld(), Guarded.withheld());
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
