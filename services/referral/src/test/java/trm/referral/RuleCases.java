package trm.referral;

import static trm.referral.CaseFixture.ASKED_RETURN;
import static trm.referral.CaseFixture.ASKED_WAY;
import static trm.referral.CaseFixture.CLEARANCE;
import static trm.referral.CaseFixture.CODE;
import static trm.referral.CaseFixture.CONSENT;
import static trm.referral.CaseFixture.HANDOVER;
import static trm.referral.CaseFixture.HOLD;
import static trm.referral.CaseFixture.PLAN;
import static trm.referral.CaseFixture.aReferral;
import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.CaseFixture.atTransit;
import static trm.referral.CaseFixture.noReferral;
import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MN_NGO;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.CaseCommand.AcceptTurn;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.ReturnConfirmed;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.SafetyCommand.RaiseRiskAlert;

/** For each rule one situation in which it lets through, and one in which it refuses. */
final class RuleCases {
  private static final ConfirmReturn CONFIRM = new ConfirmReturn(PLAN);

  private final List<RuleCase> cases = new ArrayList<>();

  /** What the law said in the two situations. */
  record RuleCase(String ruleId, Decision passing, Decision failing) {}

  private RuleCases() {}

  static List<RuleCase> all() {
    RuleCases cases = new RuleCases();
    cases.addCaseLaw();
    cases.addSop1();
    cases.addConsent();
    cases.addTurn();
    cases.addSop3();
    cases.addDisclosure();
    cases.addContact();
    cases.addRequests();
    cases.addGates();
    cases.addChildGates();
    cases.addClearances();
    cases.addTransit();
    cases.addOffers();
    cases.addAcceptances();
    cases.addJourney();
    cases.addArrivals();
    cases.addClosings();
    cases.addProceedings();
    cases.addReception();
    return cases.cases;
  }

  private void rule(String id, Decision passing, Decision failing) {
    cases.add(new RuleCase(id, passing, failing));
  }

  private void addCaseLaw() {
    rule("CASE-01", aReferral().asks(consent(7)), noReferral().asks(consent(7)));
    rule(
        "CASE-02",
        aReferral().asks(Story.measure("M2.1")),
        aReferral().occurredInDays(1).asks(Story.measure("M2.1")));
    rule(
        "EPOCH_STALE",
        aReferral().asksFrom(1, 1, turn("x")),
        aReferral().asksFrom(2, 1, turn("x")));
    rule(
        "TURN_STALE", aReferral().asksFrom(1, 1, turn("x")), aReferral().asksFrom(1, 0, turn("x")));
    rule("HOLDER-01", aReferral().readyToReturn().asks(CONFIRM), atTransit().asks(CONFIRM));
    rule(
        "HOLDER-02", aReferral().asks(turn("x")), aReferral().asksAs("harbour-shelter", turn("x")));
  }

  private static OfferTurn turn(String to) {
    return new OfferTurn(new OrganisationId(to), Guarded.withheld());
  }

  private void addSop1() {
    rule("SOP1-OPEN-01", noReferral().asks(Story.open()), aReferral().asks(Story.open()));
    rule("SOP1-OPEN-02", noReferral().asks(opening("mn")), noReferral().asks(opening(" ")));
    rule(
        "SOP1-INTERVIEW-01",
        aReferral().withLanguage().asks(Story.measure("M2.1", "INTERVIEW")),
        aReferral().asks(Story.measure("M2.1", "INTERVIEW")));
    rule(
        "SOP1-REFLECTION-01",
        aReferral().asks(new GrantReflectionPeriod(TODAY, TODAY.plusDays(30))),
        aReferral().asks(new GrantReflectionPeriod(TODAY, TODAY)));
    DecideIdentification decide = new DecideIdentification(Guarded.of("CONFIRMED"), List.of());
    rule(
        "SOP1-IDENTIFICATION-01",
        aReferral().acting(OrganisationKind.COMPETENT_AUTHORITY).asks(decide),
        aReferral().acting(OrganisationKind.NGO).asks(decide));
  }

  private static OpenReferral opening(String language) {
    return new OpenReferral(
        Story.SUBJECT,
        language,
        true,
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private void addConsent() {
    GiveConsent blank = Story.consent(List.of(), List.of());
    rule("SOP2-CONSENT-01", aReferral().asks(consent(7)), aReferral().asks(blank));
    rule("SOP2-CONSENT-02", aReferral().asks(consent(7)), aReferral().asks(consent(0)));
    rule("SOP2-CONSENT-03", aReferral().asks(consent(7)), aReferral().asks(consentIn("")));
    rule(
        "SOP2-CONSENT-04",
        aReferral().asks(Story.consent(List.of("mn-origin"), List.of("ORIGIN_AUTHORITIES"))),
        aReferral().asks(Story.consent(List.of("mn-origin"), List.of("My uncle!"))));
    NarrowConsent narrow =
        new NarrowConsent(CONSENT, List.of("RETURN"), List.of(), List.of("B"), List.of());
    rule(
        "SOP2-CONSENT-05",
        aReferral().consentGivenAt(MO).asks(narrow),
        aReferral().consentGivenAt(MO).withdrawn().asks(narrow));
    WithdrawConsent withdraw = new WithdrawConsent(CONSENT, "ALL");
    rule(
        "SOP2-CONSENT-06",
        aReferral().consentGivenAt(MO).asks(withdraw),
        aReferral().consentGivenAt(MO).withdrawn().asks(withdraw));
  }

  private static GiveConsent consent(int days) {
    return consent("mn", days);
  }

  private static GiveConsent consentIn(String language) {
    return consent(language, 7);
  }

  private static GiveConsent consent(String language, int days) {
    return new GiveConsent(
        Story.SUBJECT,
        "PERSON",
        Story.PURPOSES,
        List.of("cn-transit"),
        Story.CLASSES,
        List.of(),
        language,
        true,
        null,
        Nodes.START,
        Nodes.START.plus(Duration.ofDays(days)));
  }

  private void addTurn() {
    rule("SOP2-TURN-01", aReferral().asks(turn("x")), aReferral().asks(turn("mo-coordination")));
    TurnOffered toTheShelter =
        new TurnOffered(new OrganisationId("harbour-shelter"), Guarded.withheld());
    rule(
        "SOP2-TURN-02",
        aReferral().with(toTheShelter).asksAs("harbour-shelter", new AcceptTurn()),
        aReferral().with(toTheShelter).asksAs("mo-police", new AcceptTurn()));
  }

  private void addSop3() {
    rule("SOP3-PLAN-01", plan("x", "a", "b", 9), plan("", "a", "b", 9));
    rule("SOP3-PLAN-02", plan("x", "a", "b", 9), plan("x", "a", "a", 9));
    rule("SOP3-PLAN-03", plan("x", "a", "b", 9), plan("x", "a", "b", 0));
    RecordFollowUp followUp =
        new RecordFollowUp(List.of(), TODAY, Guarded.of("YES"), Guarded.of(List.of("SAFE")), null);
    rule("SOP3-FOLLOWUP-01", aReferral().asks(followUp), atTransit().asks(followUp));
  }

  private static Decision plan(String receiving, String contact, String alternate, int days) {
    return aReferral()
        .asks(
            new SharePlan(
                List.of(),
                "REINTEGRATION",
                receiving,
                contact,
                alternate,
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld(),
                TODAY.plusDays(days)));
  }

  private void addDisclosure() {
    rule("DISCLOSURE-01", shares(aReferral().consentGivenAt(MO), CN), shares(ready(), stranger()));
    rule("DISCLOSURE-02", shares(ready(), CN), shares(aReferral(), CN));
    rule(
        "DISCLOSURE-03",
        ready().asks(new TellStatus(List.of(CN), "WAITING", null)),
        ready().asks(new TellStatus(List.of(), "WAITING", null)));
  }

  private static CaseFixture ready() {
    return aReferral().readyToReturn();
  }

  private static NodeId stranger() {
    return new NodeId("xx-unknown");
  }

  private static Decision shares(CaseFixture referral, NodeId to) {
    return referral.asks(Story.assessment("DESTINATION", "LOW", to));
  }

  private void addContact() {
    CaseFixture unadvised = ready().without(AsylumAdviceRecorded.class);
    rule("SOP4-CONTACT-01", shares(ready(), MN), shares(unadvised, MN));
    CaseFixture unasked = ready().without(MeasureRecorded.class);
    rule("SOP4-CONTACT-02", shares(ready(), MN), shares(unasked, MN));
    CaseFixture claiming = ready().with(new AsylumClaimOpened(Guarded.withheld()));
    rule("SOP4-CONTACT-03", shares(ready(), MN), shares(claiming, MN));
    rule("SOP4-CONTACT-04", shares(ready(), MN), shares(ready().withdrawn(), MN));
  }

  private void addRequests() {
    rule(
        "SOP4-REQUEST-01", asksWith("the school by the well"), asksWith("a victim of Trafficking"));
    rule(
        "SOP4-REQUEST-02",
        ready().asks(Story.requestClearance(CN)),
        ready().afterDays(16).asks(Story.requestClearance(CN)));
    rule("SOP4-SHELTER-01", offersAt("Gate 4"), offersAt("in front of harbour house"));
    CaseFixture asked = atOrigin().from(MO, CaseFixture.request(ASKED_RETURN, "RETURN"));
    rule(
        "SOP4-ANSWER-01",
        asked.asks(Story.answer(ASKED_RETURN, "ACCEPTED")),
        asked.asks(Story.answer(ASKED_WAY, "ACCEPTED")));
    rule(
        "SOP4-ANSWER-02",
        asked.asks(Story.answer(ASKED_RETURN, "MORE_DATA_NEEDED", "SCHOOL")),
        asked.asks(Story.answer(ASKED_RETURN, "MORE_DATA_NEEDED")));
    AddData add = new AddData(ASKED_RETURN, Guarded.of(Story.IDENTITY), Guarded.withheld());
    rule(
        "SOP4-DATA-01",
        ready().asked(new RequestId("open"), "NATIONALITY_AND_IDENTITY", MN).asks(addFor("open")),
        ready().asks(add));
  }

  private static AddData addFor(String request) {
    return new AddData(new RequestId(request), Guarded.of(Story.IDENTITY), Guarded.withheld());
  }

  private static Decision asksWith(String landmarks) {
    return ready()
        .asks(
            new AssistanceCommand.RequestVerification(
                MN,
                "NATIONALITY_AND_IDENTITY",
                Story.dueBy(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.of(new Clues(null, landmarks, null, null))));
  }

  private static Decision offersAt(String place) {
    return setOut()
        .asks(
            new OfferHandover(
                List.of(CN),
                false,
                Guarded.of(place),
                Guarded.withheld(),
                Nodes.START.plus(Duration.ofDays(9)),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.of(Story.ADULT),
                "mn"));
  }

  /** Confirmed and cleared: an offer may be made. */
  private static CaseFixture setOut() {
    return ready().confirmed().clearedForDays(20);
  }

  private void gate(String id, CaseFixture shut) {
    rule(id, ready().asks(CONFIRM), shut.asks(CONFIRM));
  }

  private void addGates() {
    gate("SOP4-RETURN-01", ready().withdrawn());
    gate("SOP4-RETURN-02", ready().without(AssistanceEvent.AssessmentShared.class));
    gate("SOP4-RETURN-03", ready().withOpenWitnessHold());
    gate("SOP4-RETURN-04", ready().from(MN, CaseFixture.assessment("a-3", "UNACCEPTABLE")));
    gate("SOP4-RETURN-05", ready().with(new AsylumClaimOpened(Guarded.withheld())));
    gate("SOP4-RETURN-06", ready().without(AsylumAdviceRecorded.class));
    gate("SOP4-RETURN-07", ready().with(document(9)));
    gate("SOP4-RETURN-08", ready().planned("desk-1"));
    gate("SOP4-RETURN-09", ready().without(AssistanceEvent.AnswerGiven.class));
    gate("SOP4-RETURN-10", ready().asked(new RequestId("request-9"), "CLEARANCE", CN));
    gate("SOP4-RETURN-13", ready().with(new ReflectionPeriodGranted(TODAY.minusDays(30), TODAY)));
    rule(
        "SOP4-RETURN-14",
        ready().asks(CONFIRM),
        ready().asks(new ConfirmReturn(new PlanId("plan-9"))));
    rule(
        "SOP4-RETURN-15",
        setOut().asks(Story.offer(false, CN)),
        setOut().without(ReturnConfirmed.class).asks(Story.offer(false, CN)));
  }

  private static TravelDocumentRecorded document(int days) {
    return new TravelDocumentRecorded(Guarded.withheld(), TODAY.plusDays(days));
  }

  private void addChildGates() {
    rule(
        "SOP4-RETURN-11",
        ready().ofAChild().bestInterests("RETURN").guardianAgrees(true).asks(CONFIRM),
        ready().ofAChild().bestInterests("STAY").guardianAgrees(true).asks(CONFIRM));
    rule(
        "SOP4-RETURN-12",
        ready().ofAChild().bestInterests("RETURN").guardianAgrees(true).asks(CONFIRM),
        ready().ofAChild().bestInterests("RETURN").guardianAgrees(false).asks(CONFIRM));
  }

  private void addClearances() {
    rule("SOP4-CLEARANCE-01", ready().confirmed().asks(clear(5)), ready().asks(clear(0)));
    RevokeClearance revoke = new RevokeClearance(CLEARANCE);
    rule("SOP4-CLEARANCE-02", setOut().asks(revoke), ready().asks(revoke));
  }

  private static GiveClearance clear(int days) {
    return new GiveClearance(CN, "AGREEMENT-1", Nodes.START.plus(Duration.ofDays(days)));
  }

  private void addTransit() {
    rule(
        "SOP4-TRANSIT-01",
        setOut().asks(Story.offer(false, CN)),
        ready().confirmed().clearedForDays(-1).asks(Story.offer(false, CN)));
    AcceptHandover accept = Story.accept(HANDOVER);
    rule(
        "SOP4-TRANSIT-02",
        atTransit().clearedForDays(5).offeredBy(MO, false).asks(accept),
        atTransit().offeredBy(MO, false).asks(accept));
    rule(
        "SOP4-TRANSIT-03",
        onTheWay().clearedForDays(5).asks(Story.offer(true, MN)),
        onTheWay().asks(Story.offer(true, MN)));
  }

  /** The person has arrived at the transit node. */
  private static CaseFixture onTheWay() {
    return atTransit().offeredBy(MO, false).acceptedBy(CN).arrivedAt(CN);
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
    rule(
        "HANDOVER-NOSHOW-01",
        invited().acceptedBy(CN).asks(noShow(0)),
        invited().acceptedBy(CN).arrivedAt(CN).asks(noShow(0)));
    rule(
        "HANDOVER-NOSHOW-02",
        invited().acceptedBy(CN).asks(noShow(0)),
        invited().acceptedBy(CN).asks(noShow(1)));
  }

  private static RecordNoShow noShow(int days) {
    Instant expected = Nodes.START.plus(Duration.ofDays(days));
    return new RecordNoShow(HANDOVER, expected);
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
    GiveFeedback feedback = new GiveFeedback(HANDOVER, Guarded.of("ARRIVED_WELL"));
    rule(
        "HANDOVER-FEEDBACK-01", onTheWay().asks(feedback), invited().acceptedBy(CN).asks(feedback));
  }

  private void addProceedings() {
    rule("SOP5-HOLD-01", ready().asks(hold("ORDER-1", 9)), ready().asks(hold(" ", 9)));
    rule("SOP5-HOLD-02", ready().asks(hold("ORDER-1", 1)), ready().asks(hold("ORDER-1", 0)));
    ReleaseHold release = new ReleaseHold(HOLD, "ORDER-2");
    CaseFixture prosecuted = ready().withOpenWitnessHold().acting(OrganisationKind.PROSECUTOR);
    rule(
        "SOP5-RELEASE-01",
        prosecuted.asks(release),
        ready().toldOfAHoldBy(MN).acting(OrganisationKind.PROSECUTOR).asks(release));
    rule(
        "SOP5-RELEASE-02",
        ready().withOpenHold("HEALTH", "mo-coordination").asks(release),
        ready().withOpenWitnessHold().acting(OrganisationKind.NGO).asks(release));
    rule("SAFETY-ALERT-01", ready().asks(alert("RISK_TO_LIFE")), ready().asks(alert("")));
  }

  private static PlaceHold hold(String basis, int days) {
    return new PlaceHold("WITNESS", basis, TODAY.plusDays(days));
  }

  private static RaiseRiskAlert alert(String basis) {
    return new RaiseRiskAlert(
        List.of(MN_NGO),
        Guarded.of("RETALIATION"),
        Guarded.of("HIGH"),
        Guarded.of("FAMILY"),
        Guarded.withheld(),
        basis);
  }

  private void addReception() {
    CrossingEvent asked = CaseFixture.request(ASKED_RETURN, "RETURN");
    CaseFixture passedOn = atOrigin().closedBy(MO, CN);
    rule("EPOCH_STALE", passedOn.hears(CN, 2, asked), passedOn.hears(MO, 1, asked));
    rule("HOLDER-03", passedOn.hears(CN, 2, asked), passedOn.hears(MO, 2, asked));
    rule(
        "HANDOVER-OFFER-03",
        atTransit().hears(MO, 1, CaseFixture.offer(MO, 1, false)),
        atTransit().hears(MO, 1, CaseFixture.offer(MO, 2, false)));
    HandoverAccepted accepted = new HandoverAccepted(HANDOVER, "desk-3", "desk-4");
    rule(
        "HANDOVER-ACCEPT-05",
        setOut().offered().hears(CN, 1, accepted),
        setOut().offered().hears(MN, 1, accepted));
    HandoverDeclined declined = new HandoverDeclined(HANDOVER, "CAPACITY_FULL");
    rule(
        "HANDOVER-DECLINE-03",
        setOut().offered().hears(CN, 1, declined),
        setOut().offered().hears(MN, 1, declined));
    addArrivalReception();
    addOtherReception();
  }

  private void addArrivalReception() {
    CaseFixture travelling = setOut().offered().acceptedBy(CN).departed();
    rule(
        "HANDOVER-ARRIVE-04",
        travelling.hears(CN, 1, CaseFixture.arrival(CODE.code())),
        travelling.hears(CN, 1, CaseFixture.arrival("0815")));
    rule(
        "HANDOVER-ARRIVE-05",
        setOut().offeredTo(CN, MN).hears(MN, 1, CaseFixture.arrival(CODE.code())),
        setOut().offeredTo(CN, MN).arrivedAt(CN).hears(MN, 1, CaseFixture.arrival(CODE.code())));
    rule(
        "HANDOVER-CLOSE-02",
        onTheWay().hears(MO, 1, closing("opening")),
        onTheWay().hears(MO, 1, closing("another entry")));
  }

  private static HandoverClosed closing(String cited) {
    return new HandoverClosed(HANDOVER, 2, CN, Nodes.octets(cited));
  }

  private void addOtherReception() {
    rule(
        "SOP4-ANSWER-03",
        ready().hears(MN, 1, CaseFixture.answer(ASKED_RETURN, "RETURN", "ACCEPTED")),
        ready().hears(MN, 1, CaseFixture.answer(new RequestId("x"), "RETURN", "ACCEPTED")));
    DataAdded data = new DataAdded(ASKED_RETURN, Guarded.withheld(), Guarded.withheld());
    rule(
        "SOP4-DATA-02",
        atOrigin().from(MO, CaseFixture.request(ASKED_RETURN, "RETURN")).hears(MO, 1, data),
        atOrigin().hears(MO, 1, data));
    rule(
        "SOP5-RELEASE-03",
        ready().toldOfAHoldBy(MN).hears(MN, 1, new HoldLifted(HOLD)),
        ready().toldOfAHoldBy(MN).hears(CN, 1, new HoldLifted(HOLD)));
  }
}
