package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.CONSENT;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;
import static trm.referral.RuleCases.setOut;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.ConsentShared;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.file.FactList;

/** An exception is lifted by a consent that says so, and a withdrawal stops what rested on it. */
class SheChangesHerMindTest {
  private static final ConsentId EXCEPTING = new ConsentId("consent-2");

  private static ConsentGiven paper(
      String id, List<String> receivers, List<String> exceptions, @Nullable ConsentId replaced) {
    ConsentGiven usual = CaseFixture.consent("PERSON");
    return new ConsentGiven(
        new ConsentId(id),
        usual.subject(),
        "PERSON",
        Story.PURPOSES,
        receivers,
        Story.CLASSES,
        exceptions,
        "mn",
        true,
        null,
        usual.validFrom(),
        usual.validUntil(),
        replaced);
  }

  private static CaseFixture excepting(String whom) {
    return ready().with(paper("consent-2", List.of("cn-transit"), List.of(whom), null));
  }

  private static boolean learns(CaseFixture file, NodeId node) {
    return file.asks(Story.assessment("DESTINATION", "LOW", node)) instanceof Agreed;
  }

  @Test
  void aLaterConsentAloneLiftsNothing() {
    assertThat(
            learns(
                excepting("mn-origin").with(paper("later", List.of("mn-origin"), List.of(), null)),
                MN))
        .isFalse();
  }

  @Test
  void oneThatReplacesTheExceptionAndNamesTheNodeLiftsIt() {
    for (String excepted : List.of("mn-origin", "ORIGIN_AUTHORITIES")) {
      CaseFixture changed =
          excepting(excepted).with(paper("later", List.of("mn-origin"), List.of(), EXCEPTING));

      assertThat(learns(changed, MN)).as(excepted).isTrue();
    }
  }

  @Test
  void whoWasExceptedLiftsNothingItself() {
    CaseFixture byTheExcepted =
        excepting("mn-origin")
            .from(MN, paper("later", List.of("mn-origin"), List.of(), EXCEPTING))
            .from(MN, paper("another", List.of("mn-origin"), List.of(), null));

    assertThat(learns(byTheExcepted, MN)).isFalse();
  }

  @Test
  void nobodyTakesBackInHerNameWhatSheSaidHerself() {
    for (String giver : List.of("GUARDIAN", "LEGAL_REPRESENTATIVE")) {
      ConsentGiven hers = paper("later", List.of("mn-origin"), List.of(), EXCEPTING);
      assertThat(learns(excepting("mn-origin").with(given(hers, giver)), MN)).as(giver).isFalse();
    }
  }

  private static ConsentGiven given(ConsentGiven paper, String giver) {
    return new ConsentGiven(
        paper.consentId(),
        paper.subject(),
        giver,
        paper.purposes(),
        paper.receivers(),
        paper.classes(),
        paper.exceptions(),
        paper.language(),
        paper.interpreter(),
        paper.evidenceDigest(),
        paper.validFrom(),
        paper.validUntil(),
        paper.replacesExceptionsOf());
  }

  @Test
  void itLiftsNothingForAKindOfNodesOrForAnotherNode() {
    assertThat(
            learns(
                excepting("mn-origin")
                    .with(paper("later", List.of("kind:STATE_AUTHORITY"), List.of(), EXCEPTING)),
                MN))
        .isFalse();
    assertThat(
            learns(
                excepting("kind:STATE_AUTHORITY")
                    .with(paper("later", List.of("mn-origin"), List.of(), EXCEPTING)),
                CN))
        .isFalse();
  }

  @Test
  void itLiftsNothingThatIsExceptedAnewOrInAThirdConsent() {
    ConsentGiven lifting = paper("later", List.of("mn-origin"), List.of(), EXCEPTING);

    assertThat(
            learns(
                excepting("mn-origin")
                    .with(
                        paper(
                            "later",
                            List.of("mn-origin"),
                            List.of("ORIGIN_AUTHORITIES"),
                            EXCEPTING)),
                MN))
        .isFalse();
    assertThat(
            learns(
                excepting("mn-origin")
                    .with(lifting)
                    .with(paper("third", List.of(), List.of("mn-origin"), null)),
                MN))
        .isFalse();
  }

  @Test
  void theExceptionCountsAgainOnceWhatReplacedItIsWithdrawn() {
    CaseFixture changed =
        excepting("mn-origin")
            .with(paper("later", List.of("mn-origin"), List.of(), EXCEPTING))
            .with(new ConsentWithdrawn(new ConsentId("later"), "ALL", Nodes.START));

    assertThat(learns(changed, MN)).isFalse();
  }

  @Test
  void whoKnowsTheExceptionIsToldOnceThatItIsReplaced() {
    GiveConsent usual = Story.consent();
    GiveConsent replacing =
        new GiveConsent(
            usual.subject(),
            "PERSON",
            usual.purposes(),
            List.of("mn-origin"),
            usual.classes(),
            List.of(),
            "mn",
            true,
            null,
            usual.validFrom(),
            usual.validUntil(),
            EXCEPTING);
    Agreed given =
        (Agreed) excepting("mn-origin").with(new ConsentShared(EXCEPTING, CN)).asks(replacing);

    assertThat(given.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.recipient()).isEqualTo(CN);
              assertThat(((ConsentGiven) notice.event()).replacesExceptionsOf())
                  .isEqualTo(EXCEPTING);
            });
    assertThat(new FactList(given.facts()).last(ConsentShared.class))
        .map(ConsentShared::peer)
        .contains(CN);
  }

  @Test
  void aClearanceIsTakenBackWithTheConsentToTheReturn() {
    Agreed withdrawn = (Agreed) setOut().asks(new WithdrawConsent(CONSENT, "ALL"));

    assertThat(new FactList(withdrawn.facts()).last(ClearanceRevoked.class))
        .contains(new ClearanceRevoked(CaseFixture.CLEARANCE));
    assertThat(withdrawn.notices())
        .filteredOn(notice -> notice.event() instanceof ClearanceRevoked)
        .extracting(Notice::recipient)
        .containsExactly(CN);
  }

  @Test
  void aClearanceStandsWhereAnotherConsentToTheReturnDoes() {
    CaseFixture twice = setOut().with(paper("consent-2", List.of("cn-transit"), List.of(), null));
    Agreed withdrawn = (Agreed) twice.asks(new WithdrawConsent(CONSENT, "ALL"));

    assertThat(new FactList(withdrawn.facts()).any(ClearanceRevoked.class)).isFalse();
  }

  @Test
  void anAdultsRepresentativeWithdrawsOnceAndForGood() {
    CaseFixture represented =
        CaseFixture.aReferral().from(MO, CaseFixture.consent("LEGAL_REPRESENTATIVE"));

    assertThat(scope(represented)).isEqualTo("ALL");
    assertThat(scope(represented.ofAChild())).isEqualTo("SUSPENDED");
  }

  private static String scope(CaseFixture file) {
    Agreed withdrawn = (Agreed) file.asks(new WithdrawConsent(CONSENT, "ALL"));
    return new FactList(withdrawn.facts()).last(ConsentWithdrawn.class).orElseThrow().scope();
  }

  @Test
  void anotherOrganisationOfTheNodeIsAskedAsSheAllows() {
    CaseFixture referral =
        CaseFixture.aReferral()
            .with(
                paper(
                    "consent-2",
                    List.of("mo-destination"),
                    List.of("mo-destination/mo-police"),
                    null));

    assertThat(referral.asks(turn("harbour-shelter", null))).isInstanceOf(Agreed.class);
    assertThat(rules(referral.asks(turn("mo-police", null)))).containsExactly("SOP2-TURN-03");
    assertThat(referral.asks(turn("mo-police", "LIFE"))).isInstanceOf(Agreed.class);
  }

  @Test
  void aChildsReferralWaitsForNobodysConsent() {
    assertThat(CaseFixture.aReferral().ofAChild().asks(turn("harbour-shelter", null)))
        .isInstanceOf(Agreed.class);
    assertThat(rules(CaseFixture.aReferral().asks(turn("harbour-shelter", null))))
        .containsExactly("SOP2-TURN-03");
  }

  private static CaseCommand.OfferTurn turn(String to, @Nullable String basis) {
    return new CaseCommand.OfferTurn(new OrganisationId(to), Guarded.withheld(), basis);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
