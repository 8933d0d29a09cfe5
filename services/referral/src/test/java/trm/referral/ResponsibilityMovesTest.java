package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.RecordUnannouncedArrival;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.file.Handover.Stage;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** Who answers for the person when messages cross, come late, or never come. */
class ResponsibilityMovesTest {
  private static final HandoverAccepted ACCEPTED =
      new HandoverAccepted(HANDOVER, "desk-3", "desk-4");
  private static final HandoverId ONWARD = new HandoverId("handover-2");
  private static final Octets ENTRY = Nodes.octets("opening");
  private static final OfferRevoked REVOKED = new OfferRevoked(HANDOVER, "CHANGED");

  private static CaseFixture underWay() {
    return aReferral().readyToReturn().confirmed().clearedForDays(20);
  }

  private static CaseFixture invited() {
    return atTransit().clearedForDays(60).offeredBy(MO, false);
  }

  private static List<Notice> notices(Decision decision) {
    assertThat(decision).isInstanceOf(Agreed.class);
    return ((Agreed) decision).notices();
  }

  private static List<String> rules(Decision decision) {
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }

  @Test
  void theSenderHoldsUntilTheArrival() {
    Referral referral = underWay().offered().acceptedBy(CN).departed().referral();

    assertThat(referral.authority()).isEqualTo(MO);
    assertThat(referral.duty()).containsExactly(MO);
    assertThat(referral.epoch()).isEqualTo(1);
  }

  @Test
  void bothOweCareBetweenArrivalAndClosing() {
    CaseFixture arrived = underWay().offered().acceptedBy(CN).departed().arrivedAt(CN);

    assertThat(arrived.referral().duty()).containsExactlyInAnyOrder(MO, CN);
    assertThat(arrived.referral().authority()).isEqualTo(CN);
    assertThat(arrived.closedBy(MO, CN).referral().duty()).containsExactly(CN);
  }

  @Test
  void aClosingIsToldToEveryNodeOfTheCaseAndCitesTheArrival() {
    CaseFixture arrived = underWay().offered().acceptedBy(CN).departed().arrivedAt(CN);

    List<Notice> told = notices(arrived.asks(new CloseHandover(HANDOVER)));

    assertThat(told).extracting(Notice::recipient).containsExactlyInAnyOrder(CN, MN);
    assertThat(told)
        .extracting(Notice::event)
        .containsOnly(new HandoverClosed(HANDOVER, 2, CN, Nodes.octets("opening")));
  }

  @Scenario(
      number = "S06",
      situation =
          "One node revokes its offer while the other accepts it, each from a screen that shows the state of before.",
      holds = "Both end with the offer revoked, and who accepted is told why.",
      without = {
        @Protection(
            value = "who accepts an offer that is gone is told so",
            taken =
                @Taken(in = "trm.referral.Reception", method = "lost", answers = Answer.NOTHING)),
        @Protection(
            value = "a revocation outweighs an acceptance, whichever was heard first",
            taken =
                @Taken(
                    in = "trm.referral.file.FactList",
                    method = "any",
                    where = "OfferRevoked",
                    answers = Answer.FALSE))
      })
  void anAcceptanceOfARevokedOfferIsAnsweredAndMovesNothing() {
    CaseFixture revoked = underWay().offered().with(REVOKED);

    List<Notice> told = notices(revoked.hears(CN, 1, ACCEPTED));

    assertThat(told).extracting(Notice::recipient).containsExactly(CN);
    assertThat(told).extracting(Notice::event).containsExactly(REVOKED);
    CaseFixture atTheReceiver = invited().acceptedBy(CN).from(MO, REVOKED);
    for (CaseFixture copy : List.of(revoked.acceptedBy(CN), atTheReceiver)) {
      assertThat(copy.referral().handovers().all().getFirst().stage()).isEqualTo(Stage.REVOKED);
      assertThat(copy.referral().authority()).isEqualTo(MO);
    }
  }

  @Test
  void ofTwoAcceptancesTheFirstWinsAndTheOtherIsTold() {
    CaseFixture twice = underWay().offeredTo(CN, MN_NGO).acceptedBy(CN);

    List<Notice> told = notices(twice.hears(MN_NGO, 1, ACCEPTED));

    assertThat(told).extracting(Notice::recipient).containsExactly(MN_NGO);
    assertThat(told)
        .extracting(Notice::event)
        .containsExactly(new OfferRevoked(HANDOVER, "ACCEPTED_ELSEWHERE"));
    assertThat(twice.acceptedBy(MN_NGO).referral().handovers().all().getFirst().acceptedBy())
        .contains(CN);
  }

  @Scenario(
      number = "S24",
      situation = "An acceptance that was given in time comes after the offer has ended.",
      holds = "It counts, and nobody is told that it came too late.",
      without =
          @Protection(
              value = "the moment of the acceptance counts, at which the offer stood",
              taken =
                  @Taken(
                      in = "trm.referral.file.Handover",
                      method = "isExpired",
                      answers = Answer.TRUE)))
  void anAcceptanceMadeInTimeIsAcceptedHoweverLateItComes() {
    CaseFixture late = underWay().offered().afterDays(25);

    assertThat(notices(late.hears(CN, 1, ACCEPTED))).isEmpty();
  }

  @Test
  void anArrivalBeatsARevocation() {
    CaseFixture atTheReceiver = invited().acceptedBy(CN).from(MO, REVOKED);
    assertThat(atTheReceiver.asks(Story.arrive(HANDOVER, CODE.code()))).isInstanceOf(Agreed.class);

    CaseFixture atTheSender = underWay().offered().acceptedBy(CN).with(REVOKED);
    assertThat(atTheSender.hears(CN, 1, CaseFixture.arrival(CODE.code())))
        .isInstanceOf(Agreed.class);
    assertThat(atTheSender.arrivedAt(CN).referral().authority()).isEqualTo(CN);
  }

  @Test
  void anArrivalBeatsExpiryAndNoShow() {
    CaseFixture late =
        invited().acceptedBy(CN).with(new NoShow(HANDOVER, Nodes.START, null)).afterDays(25);

    assertThat(late.asks(Story.arrive(HANDOVER, CODE.code()))).isInstanceOf(Agreed.class);
  }

  @Test
  void anArrivalNobodyAcceptedMovesNothingAtTheSender() {
    CaseFixture offered = underWay().offered();

    assertThat(rules(offered.hears(MN, 1, CaseFixture.arrival(CODE.code()))))
        .contains("HANDOVER-ARRIVE-04");
  }

  @Test
  void theSenderHoldsWhenThePersonDoesNotCome() { // S25
    CaseFixture missed =
        underWay()
            .offered()
            .acceptedBy(CN)
            .departed()
            .from(CN, new NoShow(HANDOVER, Nodes.START, null));

    assertThat(missed.referral().authority()).isEqualTo(MO);
    assertThat(missed.asks(Story.offer(false, CN))).isInstanceOf(Agreed.class);
  }

  @Test
  void anUnannouncedArrivalGivesDutyAndMovesNothing() {
    CaseFixture surprised =
        underWay().from(CN, new UnannouncedArrival(Guarded.of("station"), Nodes.START));

    assertThat(surprised.referral().duty()).containsExactlyInAnyOrder(MO, CN);
    assertThat(surprised.referral().authority()).isEqualTo(MO);
    assertThat(surprised.referral().epoch()).isEqualTo(1);
  }

  @Test
  void anUnannouncedArrivalIsToldWhateverTheGatesSay() {
    List<Notice> told =
        notices(
            atTransit()
                .withdrawn()
                .toldOfAHoldBy(MO)
                .asks(
                    new RecordUnannouncedArrival(List.of(MN), Guarded.of("station"), Nodes.START)));

    assertThat(told).extracting(Notice::recipient).containsExactlyInAnyOrder(MO, MN);
  }

  @Test
  void anOfferToWhereThePersonAlreadyIsPassesTheGatesOfTheReturn() {
    CaseFixture shut =
        underWay()
            .withOpenWitnessHold()
            .from(CN, new UnannouncedArrival(Guarded.withheld(), Nodes.START));

    assertThat(shut.asks(Story.offer(false, CN))).isInstanceOf(Agreed.class);
  }

  @Test
  void whoOnceCameUnannouncedIsNotThereForEver() {
    CaseFixture onTheWay =
        invited()
            .from(MN, new UnannouncedArrival(Guarded.withheld(), Nodes.START))
            .acceptedBy(CN)
            .arrivedAt(CN)
            .toldOfAHoldBy(MO);

    assertThat(rules(onTheWay.asks(Story.offer(true, MN)))).contains("SOP4-RETURN-03");
  }

  /** She went back by herself: the gates stand again before anybody sends her there. */
  @Test
  void onlyTheNewestSightingSaysWhereSheIs() {
    UnannouncedArrival came = new UnannouncedArrival(Guarded.withheld(), Nodes.START);
    FollowUpReported met =
        new FollowUpReported(
            new FollowUpId("f-1"),
            Story.TODAY,
            Guarded.of("YES"),
            Guarded.of(List.of("SAFE")),
            null);
    FollowUpReported notMet =
        new FollowUpReported(
            new FollowUpId("f-2"), Story.TODAY, Guarded.of("NO"), Guarded.withheld(), null);
    UnplannedDeparture left = new UnplannedDeparture(Nodes.START, "LIFE");

    assertThat(isGated(held().from(CN, came).with(came))).isTrue();
    assertThat(isGated(held().from(CN, came).with(met))).isTrue();
    assertThat(isGated(held().from(CN, came).from(CN, left))).isTrue();
    assertThat(isGated(held().from(CN, came).from(MN, came))).isTrue();
    assertThat(isGated(held().from(CN, came).with(notMet))).isFalse();
    assertThat(isGated(held().from(CN, came).with(left))).as("she left here").isFalse();
    assertThat(isGated(held().with(came).from(CN, came))).isFalse();
  }

  private static CaseFixture held() {
    return underWay().withOpenWitnessHold();
  }

  private static boolean isGated(CaseFixture file) {
    return file.asks(Story.offer(false, CN)) instanceof Refused refused
        && refused.rules().stream().anyMatch(rule -> rule.ruleId().equals("SOP4-RETURN-03"));
  }

  @Test
  void aHoldStopsAnAcceptedOfferBeforeDeparture() {
    CaseFixture accepted = underWay().offered().acceptedBy(CN);

    assertThat(accepted.asks(Story.depart(HANDOVER))).isInstanceOf(Agreed.class);
    assertThat(rules(accepted.toldOfAHoldBy(MN).asks(Story.depart(HANDOVER))))
        .containsExactly("SOP4-RETURN-03");
  }

  @Test
  void aHoldOfAnyNodeStopsTheOnwardLegAtTheTransitNode() {
    CaseFixture onTheWay =
        invited().acceptedBy(CN).arrivedAt(CN).with(new LocalEvent.NodeJoined(MN));

    assertThat(onTheWay.asks(Story.offer(true, MN))).isInstanceOf(Agreed.class);
    assertThat(rules(onTheWay.toldOfAHoldBy(MO).asks(Story.offer(true, MN))))
        .containsExactly("SOP4-RETURN-03");
  }

  @Test
  void aHoldReachesANodeThatItsAuthorDoesNotKnow() {
    HoldTold told = new HoldTold(CaseFixture.HOLD, "NOT_NOW");
    CaseFixture between = underWay();

    assertThat(notices(between.hears(MN, 1, told)))
        .extracting(Notice::recipient)
        .containsExactly(CN);
    assertThat(notices(between.toldOfAHoldBy(MN).hears(CN, 1, told))).isEmpty();
    assertThat(notices(between.hears(MN, 1, new HoldLifted(CaseFixture.HOLD))))
        .extracting(Notice::recipient)
        .containsExactly(CN);
  }

  @Test
  void aWithdrawalStopsTheOnwardLeg() {
    CaseFixture onTheWay = invited().acceptedBy(CN).arrivedAt(CN);

    assertThat(rules(onTheWay.withdrawn().asks(Story.offer(true, MN)))).contains("SOP4-RETURN-01");
  }

  @Test
  void aNarrowingThatTakesTheReturnBackStopsTheOnwardLeg() {
    ConsentNarrowed noReturn =
        new ConsentNarrowed(
            CaseFixture.CONSENT, List.of("FOLLOW_UP"), List.of(), List.of(), List.of());
    CaseFixture onTheWay = invited().acceptedBy(CN).arrivedAt(CN);

    assertThat(rules(onTheWay.from(MO, noReturn).asks(Story.offer(true, MN))))
        .contains("SOP4-RETURN-01");
  }

  @Test
  void aClaimMadeOnTheWayStopsTheOnwardLegAndIsNotTold() {
    CaseFixture onTheWay =
        invited().acceptedBy(CN).arrivedAt(CN).with(new AsylumClaimOpened(Guarded.withheld()));

    Refused refused = (Refused) onTheWay.asks(Story.offer(true, MN));

    assertThat(refused.rules())
        .extracting("ruleId")
        .containsExactlyInAnyOrder("SOP4-CONTACT-03", "SOP4-RETURN-05");
    assertThat(refused.toldToPeers()).isEqualTo("NOT_NOW");
  }

  @Test
  void newsInAnyOrderLeadToTheSameHolderAndDutyIsNeverEmpty() {
    Fact firstArrival = fact(CN, new ArrivalConfirmed(HANDOVER, 2, "", Nodes.START, ENTRY, null));
    Fact firstClosing = fact(MO, new HandoverClosed(HANDOVER, 2, CN, ENTRY));
    Fact secondArrival = fact(MN, new ArrivalConfirmed(ONWARD, 3, "", Nodes.START, ENTRY, null));
    Fact secondClosing = fact(CN, new HandoverClosed(ONWARD, 3, MN, ENTRY));
    Fact beginning = fact(MN_NGO, new EpochLearned(1, MO, true));

    orders(List.of(firstArrival, firstClosing, secondArrival, secondClosing))
        .forEach(order -> assertEndsWithTheOrigin(beginning, order));
  }

  private static void assertEndsWithTheOrigin(Fact beginning, List<Fact> order) {
    List<Fact> facts = new ArrayList<>(List.of(beginning));
    for (Fact fact : order) {
      facts.add(fact);
      Referral referral = Referral.replay(MN_NGO, facts);
      assertThat(referral.duty()).contains(referral.authority());
    }
    Referral last = Referral.replay(MN_NGO, facts);
    assertThat(last.authority()).isEqualTo(MN);
    assertThat(last.duty()).containsExactly(MN);
    assertThat(last.epoch()).isEqualTo(3);
  }

  private static List<List<Fact>> orders(List<Fact> facts) {
    if (facts.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Fact>> all = new ArrayList<>();
    for (Fact first : facts) {
      List<Fact> rest = facts.stream().filter(fact -> !fact.equals(first)).toList();
      orders(rest).forEach(o -> all.add(Stream.concat(Stream.of(first), o.stream()).toList()));
    }
    return all;
  }

  private static Fact fact(NodeId node, ReferralEvent event) {
    OrganisationId organisation = new OrganisationId("another");
    return new Fact(
        event,
        new Stamp(Nodes.START, Nodes.START, "M4.11", node, organisation, Stamp.SYSTEM, null));
  }

  @Scenario(
      number = "S07",
      situation = "The former holder decides from a page that was open since before the handover.",
      holds = "Its own node refuses and so do its peers, because the epoch is over.",
      without =
          @Protection(
              value =
                  "the epoch in which somebody speaks is compared with the one that the case is in",
              taken =
                  @Taken(
                      in = "trm.referral.sop.Rule",
                      method = "tried",
                      where = "id=EPOCH_STALE,",
                      answers = Answer.NOTHING)))
  void whatTheOldHolderDecidesAfterAnArrivalItHasNotHeardOfIsRefused() {
    CaseFixture over = underWay().offered().acceptedBy(CN).arrivedAt(CN).closedBy(MO, CN);
    assertThat(rules(over.asksFrom(1, 1, new RevokeOffer(HANDOVER, "CHANGED"))))
        .contains("EPOCH_STALE");

    CaseFixture arrived = invited().acceptedBy(CN).arrivedAt(CN);

    assertThat(rules(arrived.hears(MO, 1, REVOKED))).contains("EPOCH_STALE");
    assertThat(
            arrived.hears(MO, 1, new ProceedingsNotice(new NoticeId("n-1"), "HEARING", null, null)))
        .isInstanceOf(Agreed.class);
  }

  @Scenario(
      number = "S09",
      situation = "Somebody at the former holder adds a note, and tells the new holder of it.",
      holds = "The new holder answers for the person, and it alone, at both.",
      without =
          @Protection(
              value = "only who speaks as the holder can be taken for the holder",
              taken =
                  @Taken(in = "trm.referral.Reception", method = "isNews", answers = Answer.TRUE)))
  void aNoteAtTheFormerHolderMovesNothing() {
    CaseFixture over = underWay().offered().acceptedBy(CN).arrivedAt(CN).closedBy(MO, CN);

    assertThat(over.asks(Story.measure("M5.1"))).isInstanceOf(Agreed.class);
    assertThat(over.referral().authority()).isEqualTo(CN);

    CaseFixture holder = invited().acceptedBy(CN).arrivedAt(CN).closedBy(MO, CN);
    Agreed noted =
        (Agreed)
            holder.hears(MO, 2, new ProceedingsNotice(new NoticeId("n-1"), "HEARING", null, null));
    Referral after =
        Referral.replay(
            CN, Stream.concat(holder.referral().facts().stream(), noted.facts().stream()).toList());
    assertThat(after.authority()).isEqualTo(CN);
    assertThat(after.duty()).containsExactly(CN);
  }

  @Scenario(
      number = "S08",
      situation = "The person is to go back to the country that she came from.",
      holds = "That country answers for her again only after it has accepted anew.",
      without =
          @Protection(
              value = "an arrival is confirmed only by who accepted that very offer",
              taken =
                  @Taken(
                      in = "trm.referral.sop.HandoverLaw",
                      method = "isAcceptedHere",
                      answers = Answer.TRUE)))
  void aReturnToTheFirstCountryNeedsAnAcceptanceOfItsOwn() {
    CaseFixture onTheWay = invited().acceptedBy(CN).arrivedAt(CN);
    Decision back = onTheWay.asks(Story.offer(true, MO));
    assertThat(back).isInstanceOf(Agreed.class);
    assertThat(onTheWay.referral().authority()).isEqualTo(CN);

    CaseFixture firstCountry = underWay().offered().acceptedBy(CN).arrivedAt(CN).closedBy(MO, CN);
    assertThat(rules(firstCountry.asks(Story.arrive(ONWARD, CODE.code()))))
        .contains("HANDOVER-ARRIVE-01");

    CaseFixture offeredBack = firstCountry.from(CN, offerBack());
    assertThat(rules(offeredBack.asks(Story.arrive(ONWARD, CODE.code()))))
        .containsExactly("HANDOVER-ARRIVE-01");
    assertThat(offeredBack.referral().authority()).isEqualTo(CN);
    CaseFixture accepted = offeredBack.with(new HandoverAccepted(ONWARD, "desk-3", "desk-4"));
    assertThat(accepted.asks(Story.arrive(ONWARD, CODE.code()))).isInstanceOf(Agreed.class);
  }

  private static HandoverOffered offerBack() {
    HandoverOffered first = CaseFixture.offer(CN, 2, true);
    return new HandoverOffered(
        ONWARD,
        first.epoch(),
        first.finalDestination(),
        first.meetingPlace(),
        first.meetingAt(),
        first.expiresAt(),
        first.capacities(),
        first.escort(),
        first.profile(),
        first.language(),
        first.arrivalCodeSalt(),
        first.arrivalCodeDigest(),
        null);
  }

  @Test
  void lateNewsOfAnEarlierEpochTakesNothingBack() {
    CaseFixture ahead = atTransit().with(new EpochLearned(3, MN, true)).closedBy(MO, CN);

    assertThat(ahead.referral().authority()).isEqualTo(MN);
    assertThat(ahead.referral().epoch()).isEqualTo(3);
    assertThat(ahead.referral().duty()).contains(MN).doesNotContain(MO);
  }

  @Test
  void aPeerThatSpeaksAsHolderReplacesOneThatWasOnlyPresumed() {
    CaseFixture presumed =
        aReferral()
            .without(ReferralEvent.class)
            .with(new EpochLearned(2, CN, false))
            .with(new LocalEvent.NodeJoined(CN));
    CrossingEvent asked = CaseFixture.request(new RequestId("r"), "CAPACITY");

    Decision heard = presumed.hears(MN, 2, asked);

    assertThat(((Agreed) heard).facts())
        .extracting(Fact::event)
        .contains(new EpochLearned(2, MN, true));
    assertThat(presumed.with(new EpochLearned(2, MN, true)).referral().duty()).containsExactly(MN);
  }
}
