package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.HandBackRuleCases.came;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.onTheWay;
import static trm.referral.RuleCases.setOut;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.OfferAddressed;
import trm.referral.LocalEvent.ReferralOpened;

/** Who cannot stay where she was brought goes back to the node that sent her there first. */
class HandBackTest {
  private static final OfferHandover BACK = Story.offer(true, MO);
  private static final HandoverId AGAIN = new HandoverId("handover-2");

  @Test
  void noneOfTheGatesOfAReturnStandsBeforeIt() {
    assertThat(came().asks(BACK)).isInstanceOf(Agreed.class);
    assertThat(offeredBack().asks(Story.depart(AGAIN))).isInstanceOf(Agreed.class);
  }

  @Test
  void aNodeOnTheWayNeedsNobodysClearanceForIt() {
    assertThat(onTheWay().asks(BACK)).isInstanceOf(Agreed.class);
    assertThat(rules(onTheWay().asks(Story.offer(true, MN)))).contains("SOP4-TRANSIT-03");
  }

  @Test
  void anyOtherWayHasItsGates() {
    assertThat(rules(came().asks(Story.offer(true, CN)))).contains("SOP4-RETURN-02");
    assertThat(rules(came().asks(Story.offer(true, MO, CN)))).contains("SOP4-RETURN-02");
    assertThat(rules(came().asks(Story.offer(false, MO)))).contains("SOP4-RETURN-02");
    CaseFixture beganHere = came().with(new ReferralOpened(Story.SUBJECT, "mn", true));
    assertThat(rules(beganHere.asks(BACK))).contains("SOP4-RETURN-02");
  }

  /** The first node that sent her counts: whoever held her in between is no way round a gate. */
  @Test
  void onlyTheFirstSenderTakesHerBackWithoutTheGates() {
    CaseFixture cameTwice =
        came()
            .from(CN, offer(CN, 3))
            .from(MN, new HandoverEvent.HandoverAccepted(AGAIN, "desk-3", "desk-4"))
            .from(MN, arrival(4));

    assertThat(cameTwice.asks(BACK)).isInstanceOf(Agreed.class);
    assertThat(rules(cameTwice.asks(Story.offer(true, CN)))).contains("SOP4-RETURN-02");
  }

  @Test
  void homeIsNeverReachedByAHandBack() {
    CaseFixture sentFromHome = atTransit().offeredBy(MN, true).acceptedBy(CN).arrivedAt(CN);
    assertThat(rules(sentFromHome.asks(Story.offer(true, MN)))).contains("SOP4-RETURN-02");

    CaseFixture hersByHerOwnWord =
        came()
            .from(
                MO,
                new FactCorrected(
                    new CorrectionId("c-1"),
                    "m-1",
                    Guarded.of(nationalOf("MO")),
                    Guarded.withheld(),
                    Guarded.withheld()));
    assertThat(rules(hersByHerOwnWord.asks(BACK))).contains("SOP4-RETURN-02");

    CaseFixture sentByHomesNgo = atTransit().offeredBy(MN_NGO, true).acceptedBy(CN).arrivedAt(CN);
    assertThat(rules(sentByHomesNgo.asks(Story.offer(true, MN_NGO)))).contains("SOP4-RETURN-02");
  }

  @Test
  void whatHoldsEverywhereHoldsHere() {
    assertThat(rules(came().toldOfAHoldBy(MO).asks(BACK))).containsExactly("SOP4-RETURN-03");
    assertThat(rules(came().with(new AsylumClaimOpened(Guarded.withheld())).asks(BACK)))
        .contains("SOP4-RETURN-05");
    assertThat(rules(offeredBack().toldOfAHoldBy(MO).asks(Story.depart(AGAIN))))
        .containsExactly("SOP4-RETURN-03");
  }

  @Test
  void theConsentIsOneThatCountsNow() {
    assertThat(rules(came().withdrawn().asks(BACK))).contains("SOP4-RETURN-01", "SOP4-HANDBACK-01");
    assertThat(rules(came().afterDays(300).asks(BACK))).contains("SOP4-HANDBACK-01");
    assertThat(rules(came().without(ConsentGiven.class).asks(BACK)))
        .contains("SOP4-HANDBACK-01")
        .doesNotContain("SOP4-RETURN-01");
    assertThat(rules(offeredBack().withdrawn().asks(Story.depart(AGAIN))))
        .contains("SOP4-HANDBACK-01");
  }

  /** A yes to one place is none to another, whoever wrote it down. */
  @Test
  void theConsentNamesTheNodeToWhichSheGoes() {
    assertThat(rules(saying(MO, "mn-origin").asks(BACK))).contains("SOP4-HANDBACK-01");
    assertThat(rules(saying(MN, "kind:STATE_AUTHORITY").asks(BACK))).contains("SOP4-HANDBACK-01");
    assertThat(saying(MN, "mo-destination").asks(BACK)).isInstanceOf(Agreed.class);

    CaseFixture excepted =
        came()
            .with(
                new ConsentNarrowed(
                    CaseFixture.CONSENT,
                    Story.PURPOSES,
                    List.of("mn-origin"),
                    Story.CLASSES,
                    List.of("mo-destination")));
    assertThat(rules(excepted.asks(BACK))).contains("SOP4-HANDBACK-01");
  }

  private static CaseFixture saying(NodeId collector, String receiver) {
    return came().without(ConsentGiven.class).from(collector, sayingYesTo(receiver));
  }

  private static ConsentGiven sayingYesTo(String receiver) {
    ConsentGiven usual = CaseFixture.consent("PERSON");
    return new ConsentGiven(
        new ConsentId("consent-3"),
        usual.subject(),
        "PERSON",
        Story.PURPOSES,
        List.of(receiver),
        Story.CLASSES,
        List.of(),
        "mn",
        true,
        null,
        usual.validFrom(),
        usual.validUntil(),
        null);
  }

  @Test
  void theFirstCountryAcceptsHerAnew() { // S08
    CaseFixture macao =
        setOut()
            .offeredTo(MN)
            .acceptedBy(MN)
            .departed()
            .arrivedAt(MN)
            .closedBy(MO, MN)
            .from(MN, offer(MN, 2));

    assertThat(rules(macao.asks(Story.arrive(AGAIN, CODE.code()))))
        .containsExactly("HANDOVER-ARRIVE-01");
    assertThat(macao.asks(Story.accept(AGAIN))).isInstanceOf(Agreed.class);
    CaseFixture accepted =
        macao.from(MO, new HandoverEvent.HandoverAccepted(AGAIN, "desk-3", "desk-4"));
    assertThat(accepted.referral().authority()).isEqualTo(MN);
    assertThat(accepted.asks(Story.arrive(AGAIN, CODE.code()))).isInstanceOf(Agreed.class);
    assertThat(accepted.from(MO, arrival(3)).referral().authority()).isEqualTo(MO);
  }

  /** The word that brought the child here is no word for the way back. */
  @Test
  void whatWasDecidedForAChildBeforeAnotherJourneySaysNothingOfThisOne() {
    CaseFixture cameAgreed =
        atOrigin()
            .ofAChild()
            .bestInterests("RETURN")
            .guardianAgrees(true)
            .offeredBy(MO, true)
            .acceptedBy(MN)
            .arrivedAt(MN);

    assertThat(rules(cameAgreed.asks(BACK))).containsExactly("SOP4-HANDBACK-05");
    assertThat(rules(cameAgreed.bestInterests("STAY").guardianAgrees(true).asks(BACK)))
        .containsExactly("SOP4-HANDBACK-05");
    assertThat(cameAgreed.bestInterests("ELSEWHERE").asks(BACK)).isInstanceOf(Agreed.class);
  }

  private static Identity nationalOf(String country) {
    return new Identity("Zokhiomol", "Solongo", null, null, null, country, null, null);
  }

  private static CaseFixture offeredBack() {
    return came()
        .from(MN, offer(MN, 2))
        .with(new OfferAddressed(AGAIN, List.of(MO)))
        .from(MO, new HandoverEvent.HandoverAccepted(AGAIN, "desk-3", "desk-4"));
  }

  private static HandoverOffered offer(NodeId sender, long epoch) {
    HandoverOffered usual = CaseFixture.offer(sender, epoch, true);
    return new HandoverOffered(
        AGAIN,
        epoch,
        true,
        usual.meetingPlace(),
        usual.meetingAt(),
        usual.expiresAt(),
        usual.capacities(),
        usual.escort(),
        usual.profile(),
        usual.language(),
        usual.arrivalCodeSalt(),
        usual.arrivalCodeDigest(),
        null);
  }

  private static HandoverEvent.ArrivalConfirmed arrival(long epoch) {
    return new HandoverEvent.ArrivalConfirmed(
        AGAIN, epoch, CODE.code(), Nodes.START, Nodes.octets("opening-2"), null);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
