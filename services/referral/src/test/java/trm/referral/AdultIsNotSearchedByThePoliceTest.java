package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.aReferral;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.SafetyEvent.MissingPerson;

/** Only what the file knows makes somebody a child before the police; an empty field never does. */
class AdultIsNotSearchedByThePoliceTest {
  private static final CaseFixture ASKED =
      aReferral()
          .with(
              new MeasureRecorded(
                  "M2.4", List.of("TRUSTED_CONTACTS"), Guarded.withheld(), Guarded.withheld()));

  @Test
  void whatAnOfficerLeavesOutSendsNobodyToThePolice() {
    assertThat(rules(missing(ASKED, Guarded.withheld(), "POLICE")))
        .containsExactly("SAFETY-MISSING-02");
    assertThat(rules(missing(aReferral(), Guarded.withheld(), "NGO_ONLY")))
        .containsExactly("SAFETY-MISSING-01");
  }

  @Test
  void anOfficersDoubtHurriesAndCallsNoPolice() {
    assertThat(missing(aReferral(), Guarded.of(true), "NGO_ONLY")).isInstanceOf(Agreed.class);
    assertThat(rules(missing(ASKED, Guarded.of(true), "POLICE")))
        .containsExactly("SAFETY-MISSING-02");
  }

  @Test
  void theNewsSaysWhatTheFileKnows() {
    Agreed told = (Agreed) missing(ASKED, Guarded.withheld(), "NGO_ONLY");

    assertThat(told.facts().stream().map(Fact::event))
        .contains(new MissingPerson(Nodes.START, Guarded.of(false), "NGO_ONLY"));
  }

  private static Decision missing(CaseFixture file, Guarded<Boolean> minor, String contact) {
    return file.asks(new ReportMissing(Nodes.START, minor, contact));
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
