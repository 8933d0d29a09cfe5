package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.HOLD;
import static trm.referral.Nodes.CN;
import static trm.referral.RuleCases.ready;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsEvent.HoldLifted;

/** A hold that protects the person from proceedings is not for proceedings to end. */
class HoldsAreReleasedByTheirAuthorTest {
  private static final ReleaseHold RELEASE = new ReleaseHold(HOLD, Guarded.of("ORDER-2"));

  @ParameterizedTest
  @ValueSource(strings = {"ASYLUM", "CHILD", "SAFETY", "HEALTH"})
  void whoPlacedAHoldThatIsNotForJusticeReleasesIt(String kind) {
    assertThat(held(kind).asksAs("mo-authority", RELEASE)).isInstanceOf(Agreed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ASYLUM,PROSECUTOR",
    "ASYLUM,COURT",
    "CHILD,PROSECUTOR",
    "CHILD,COURT",
    "SAFETY,PROSECUTOR",
    "SAFETY,COURT",
    "HEALTH,COURT",
    "ASYLUM,COMPETENT_AUTHORITY"
  })
  void nobodyElseDoes(String kind, OrganisationKind acting) {
    assertThat(rules(held(kind).acting(acting).asksAs("mo-another", RELEASE)))
        .containsExactly("SOP5-RELEASE-02");
  }

  @ParameterizedTest
  @CsvSource({"WITNESS,PROSECUTOR", "WITNESS,COURT", "COURT_ORDER,PROSECUTOR", "COURT_ORDER,COURT"})
  void justiceReleasesWhatItAskedFor(String kind, OrganisationKind acting) {
    assertThat(held(kind).acting(acting).asksAs("mo-another", RELEASE)).isInstanceOf(Agreed.class);
  }

  @Test
  void whoWroteAWitnessHoldDownDoesNotReleaseItAlone() {
    assertThat(
            rules(
                held("WITNESS")
                    .acting(OrganisationKind.COMPETENT_AUTHORITY)
                    .asksAs("mo-authority", RELEASE)))
        .containsExactly("SOP5-RELEASE-02");
  }

  /** Passed on from node to node, a hold may come back to its author as a peer's. */
  @Test
  void aPeerThatToldItBackDoesNotLiftIt() {
    CaseFixture toldBack = held("WITNESS").toldOfAHoldBy(CN);

    assertThat(rules(toldBack.hears(CN, 1, new HoldLifted(HOLD))))
        .containsExactly("SOP5-RELEASE-03");
    assertThat(
            toldBack.with(new HoldReleased(HOLD, Guarded.of("ORDER-2"))).referral().holds().open())
        .isEmpty();
  }

  private static CaseFixture held(String kind) {
    return ready().withOpenHold(kind, "mo-authority");
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
