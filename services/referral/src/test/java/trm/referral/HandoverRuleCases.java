package trm.referral;

import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.onTheWay;
import static trm.referral.RuleCases.setOut;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.RuleCases.RuleCase;
import trm.referral.profile.Laws;
import trm.referral.profile.Term;

/** The rules of the handover's steps. */
final class HandoverRuleCases {
  private final List<RuleCase> cases = new ArrayList<>();

  private HandoverRuleCases() {}

  static List<RuleCase> all() {
    HandoverRuleCases cases = new HandoverRuleCases();
    cases.addOffers();
    cases.addAcceptances();
    cases.addJourney();
    cases.addArrivals();
    cases.addClosings();
    cases.addLateNews();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private void addOffers() {
    rule(
        "HANDOVER-OFFER-01",
        setOut().asks(Story.offer(false, CN)),
        setOut().offered().asks(Story.offer(false, CN)));
    rule(
        "HANDOVER-OFFER-02",
        setOut().asks(Story.offer(false, CN)),
        setOut().afterDays(21).asks(Story.offer(false, CN)));
    CaseFixture inADay = setOut().under(Laws.limiting(Term.ARRIVAL_NOTICE, "10 calendar days"));
    CaseFixture tooSoon = setOut().under(Laws.limiting(Term.ARRIVAL_NOTICE, "11 calendar days"));
    rule(
        "SOP4-NOTICE-01",
        inADay.asks(Story.offer(false, CN)),
        tooSoon.asks(Story.offer(false, CN)));
  }

  private void addAcceptances() {
    AcceptHandover accept = Story.accept(HANDOVER);
    rule("HANDOVER-ACCEPT-01", invited().asks(accept), revoked(invited()).asks(accept));
    rule("HANDOVER-ACCEPT-02", invited().asks(accept), invited().afterDays(20).asks(accept));
    rule("HANDOVER-ACCEPT-03", invited().asks(accept), invited().acceptedBy(CN).asks(accept));
    rule(
        "HANDOVER-ACCEPT-04",
        invited().asks(accept),
        invited().asks(new AcceptHandover(HANDOVER, "desk-3", "")));
    DeclineHandover decline = new DeclineHandover(HANDOVER, "CAPACITY_FULL");
    rule("HANDOVER-DECLINE-01", invited().asks(decline), invited().acceptedBy(CN).asks(decline));
    rule(
        "HANDOVER-DECLINE-02",
        invited().asks(decline),
        invited().asks(new DeclineHandover(HANDOVER, "")));
  }

  /** The transit node has an offer and a clearance. */
  private static CaseFixture invited() {
    return atTransit().clearedForDays(60).offeredBy(MO, false);
  }

  private static CaseFixture revoked(CaseFixture referral) {
    return referral.from(MO, new OfferRevoked(HANDOVER, "CHANGED"));
  }

  private void addJourney() {
    RevokeOffer revoke = new RevokeOffer(HANDOVER, "CHANGED");
    rule(
        "HANDOVER-REVOKE-01",
        setOut().offered().acceptedBy(CN).asks(revoke),
        setOut().offered().acceptedBy(CN).departed().asks(revoke));
    rule(
        "HANDOVER-DEPART-01",
        setOut().offered().acceptedBy(CN).asks(Story.depart(HANDOVER)),
        setOut().offered().asks(Story.depart(HANDOVER)));
    rule(
        "HANDOVER-DEPART-02",
        setOut().offered().acceptedBy(CN).asks(Story.depart(HANDOVER)),
        setOut().offered().acceptedBy(CN).afterDays(20).asks(Story.depart(HANDOVER)));
    Instant tomorrow = Nodes.START.plus(Duration.ofDays(1));
    rule(
        "HANDOVER-DEPART-03",
        setOut().offered().acceptedBy(CN).asks(Story.depart(HANDOVER)),
        setOut()
            .offered()
            .acceptedBy(CN)
            .asks(
                new RecordDeparture(
                    HANDOVER, tomorrow, Guarded.of(Story.IDENTITY), Guarded.withheld())));
    rule(
        "HANDOVER-NOSHOW-01",
        invited().acceptedBy(CN).asks(noShow(0)),
        invited().acceptedBy(CN).arrivedAt(CN).asks(noShow(0)));
    rule(
        "HANDOVER-NOSHOW-02",
        invited().acceptedBy(CN).asks(noShow(0)),
        invited().acceptedBy(CN).asks(noShow(1)));
  }

  private void addLateNews() {
    CaseFixture aDayLater = invited().acceptedBy(CN).afterDays(1);
    rule(
        "HANDOVER-NOSHOW-03",
        aDayLater.asks(new RecordNoShow(HANDOVER, Nodes.START, "OFFICE_CLOSED")),
        aDayLater.asks(noShow(0)));
    CaseFixture unexplained = arrivedLate("NOT_STATED");
    rule(
        "HANDOVER-FEEDBACK-02",
        unexplained.asks(new GiveFeedback(HANDOVER, Guarded.of("ARRIVED_WELL"), "CARE_CAME_FIRST")),
        unexplained.asks(new GiveFeedback(HANDOVER, Guarded.of("ARRIVED_WELL"), null)));
  }

  private static CaseFixture arrivedLate(String reason) {
    return invited()
        .acceptedBy(CN)
        .with(
            new ArrivalConfirmed(
                HANDOVER, 2, CODE.code(), Nodes.START, Nodes.octets("opening"), reason));
  }

  private static RecordNoShow noShow(int days) {
    Instant expected = Nodes.START.plus(Duration.ofDays(days));
    return new RecordNoShow(HANDOVER, expected, null);
  }

  private void addArrivals() {
    HandoverCommand arrive = Story.arrive(HANDOVER, CODE.code());
    rule("HANDOVER-ARRIVE-01", invited().acceptedBy(CN).asks(arrive), invited().asks(arrive));
    rule(
        "HANDOVER-ARRIVE-02",
        invited().acceptedBy(CN).asks(arrive),
        invited().acceptedBy(CN).asks(Story.arrive(HANDOVER, "0815")));
    rule(
        "HANDOVER-ARRIVE-03",
        invited().acceptedBy(CN).asks(arrive),
        invited().acceptedBy(CN).arrivedAt(CN).asks(arrive));
  }

  private void addClosings() {
    CloseHandover close = new CloseHandover(HANDOVER);
    rule(
        "HANDOVER-CLOSE-01",
        setOut().offered().acceptedBy(CN).arrivedAt(CN).asks(close),
        setOut().offered().acceptedBy(CN).asks(close));
    GiveFeedback feedback = new GiveFeedback(HANDOVER, Guarded.of("ARRIVED_WELL"), null);
    rule(
        "HANDOVER-FEEDBACK-01", onTheWay().asks(feedback), invited().acceptedBy(CN).asks(feedback));
  }
}
