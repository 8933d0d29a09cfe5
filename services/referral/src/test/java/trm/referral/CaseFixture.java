package trm.referral;

import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.LocalEvent.ArrivalCodeIssued;
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.BestInterestsDecided;
import trm.referral.LocalEvent.ClearanceAddressed;
import trm.referral.LocalEvent.ConsentShared;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.LocalEvent.GuardianAgreementRecorded;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.NodeJoined;
import trm.referral.LocalEvent.OfferAddressed;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.RequestAddressed;
import trm.referral.LocalEvent.ReturnConfirmed;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ReturnEvent.ReturnClearance;
import trm.referral.Situation.FreshCode;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Provisions;

/** Builds one node's copy of an invented case, in words, from facts. */
final class CaseFixture {
  static final ConsentId CONSENT = new ConsentId("consent-1");
  static final PlanId PLAN = new PlanId("plan-1");
  static final HoldId HOLD = new HoldId("hold-1");
  static final HandoverId HANDOVER = new HandoverId("handover-1");
  static final ClearanceId CLEARANCE = new ClearanceId("clearance-1");
  static final RequestId ASKED_RETURN = new RequestId("request-1");
  static final RequestId ASKED_ROOM = new RequestId("request-3");
  static final RequestId ASKED_WAY = new RequestId("request-2");
  static final FreshCode CODE = Nodes.freshCode("4711");

  private final NodeId self;
  private final String organisation;
  private final List<Fact> facts = new ArrayList<>();
  private OrganisationKind actingKind = OrganisationKind.NATIONAL_COORDINATOR;
  private Instant now = Nodes.START;
  private Instant occurred = Nodes.START;
  private @Nullable Instant recorded;
  private Provisions provisions = Nodes.PROVISIONS;
  private String measure = "M4.3";

  private CaseFixture(NodeId self, String organisation) {
    this.self = self;
    this.organisation = organisation;
  }

  /** Nothing has happened yet, at the destination. */
  static CaseFixture noReferral() {
    return new CaseFixture(MO, "mo-coordination");
  }

  /** A case that was opened at the destination a moment ago. */
  static CaseFixture aReferral() {
    return noReferral()
        .with(new ReferralOpened(Story.SUBJECT, "mn", true))
        .with(
            new IntakeRecorded(
                Guarded.of(Story.ADULT),
                Guarded.of(Story.IDENTITY),
                Guarded.of(List.of("MEDICAL")),
                Guarded.of(Map.of("org_Name", "Harbour House"))));
  }

  /** The transit node's copy, from the first message on. */
  static CaseFixture atTransit() {
    return new CaseFixture(CN, "cn-help-point").begunBy(MO);
  }

  /** The origin's copy, from the first message on. */
  static CaseFixture atOrigin() {
    return new CaseFixture(MN, "mn-consulate").begunBy(MO);
  }

  private CaseFixture begunBy(NodeId holder) {
    return with(new EpochLearned(1, holder, true))
        .with(new NodeJoined(holder))
        .consentGivenAt(holder);
  }

  /** Every gate of the return is open. */
  CaseFixture readyToReturn() {
    return withLanguage()
        .readyForContact()
        .knowing(CN, MN)
        .assessed()
        .with(new ReflectionPeriodGranted(TODAY.minusDays(37), TODAY.minusDays(7)))
        .with(new TravelDocumentRecorded(Guarded.withheld(), TODAY.plusDays(60)))
        .planned("desk-2")
        .answered(ASKED_RETURN, "RETURN", MN, "ACCEPTED")
        .answered(ASKED_ROOM, "CAPACITY", MN, "ACCEPTED")
        .answered(ASKED_WAY, "CLEARANCE", CN, "CLEARED");
  }

  CaseFixture withLanguage() {
    return with(measure("M1.4"));
  }

  CaseFixture withMeasure(String code) {
    return with(measure(code));
  }

  CaseFixture withMeasureCovering(String code, String... covered) {
    return with(measure(code, covered));
  }

  /** Advice, the early risk assessment and consent: the origin's authorities may be asked. */
  CaseFixture readyForContact() {
    return consentGivenAt(MO)
        .with(measure("M1.3", "ORIGIN_AUTHORITIES"))
        .with(new AsylumAdviceRecorded(true));
  }

  private static MeasureRecorded measure(String code, String... covered) {
    return new MeasureRecorded(code, List.of(covered), Guarded.withheld(), Guarded.withheld());
  }

  CaseFixture consentGivenAt(NodeId collector) {
    return from(collector, consent("PERSON"));
  }

  static ConsentGiven consent(String givenBy) {
    return new ConsentGiven(
        CONSENT,
        Story.SUBJECT,
        givenBy,
        Story.PURPOSES,
        List.of("cn-transit", "mn-origin", "mo-destination", "kind:NGO_NETWORK"),
        Story.CLASSES,
        List.of(),
        "mn",
        true,
        null,
        Nodes.START.minus(Duration.ofDays(1)),
        Nodes.START.plus(Duration.ofDays(300)),
        null);
  }

  /** The person allows that her family is looked for. */
  CaseFixture consentToTracing() {
    ConsentGiven usual = consent("PERSON");
    return with(
        new ConsentGiven(
            new ConsentId("consent-2"),
            usual.subject(),
            "PERSON",
            List.of("TRACING"),
            List.of("mn-origin"),
            List.of("E"),
            List.of(),
            "mn",
            true,
            null,
            usual.validFrom(),
            usual.validUntil(),
            null));
  }

  CaseFixture withdrawn() {
    return with(new ConsentWithdrawn(CONSENT, "ALL", Nodes.START));
  }

  /** She allows what she did, and that these learn nothing. */
  CaseFixture excepting(String... exceptions) {
    ConsentGiven usual = consent("PERSON");
    return with(
        new ConsentNarrowed(
            CONSENT, usual.purposes(), usual.receivers(), usual.classes(), List.of(exceptions)));
  }

  CaseFixture knowing(NodeId... peers) {
    for (NodeId peer : peers) {
      with(new NodeJoined(peer)).with(new ConsentShared(CONSENT, peer));
    }
    return this;
  }

  CaseFixture assessed() {
    return from(MO, assessment("a-1", "LOW")).from(MN, assessment("a-2", "MEDIUM"));
  }

  static AssessmentShared assessment(String id, String level) {
    return new AssessmentShared(
        new AssessmentId(id),
        "DESTINATION",
        Guarded.of(level),
        Guarded.of(List.of()),
        Guarded.of(List.of("SHELTER")),
        TODAY.plusDays(60));
  }

  CaseFixture planned(String alternate) {
    return with(
        new PlanShared(
            PLAN,
            "RETURN",
            "mn-social-service",
            "desk-1",
            alternate,
            Guarded.of(Story.legs()),
            Guarded.of("FEMALE"),
            Guarded.withheld(),
            TODAY.plusDays(90)));
  }

  CaseFixture asked(RequestId id, String kind, NodeId to) {
    return with(request(id, kind)).with(new RequestAddressed(id, to));
  }

  static RequestMade request(RequestId id, String kind) {
    return request(id, kind, Guarded.withheld());
  }

  static RequestMade request(RequestId id, String kind, Profile profile) {
    return request(id, kind, Guarded.of(profile));
  }

  private static RequestMade request(RequestId id, String kind, Guarded<Profile> profile) {
    return new RequestMade(
        id,
        kind,
        Story.dueBy(),
        profile,
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  CaseFixture answered(RequestId id, String kind, NodeId by, String outcome) {
    return asked(id, kind, by).from(by, answer(id, kind, outcome));
  }

  static AnswerGiven answer(RequestId id, String kind, String outcome) {
    return new AnswerGiven(
        id,
        kind,
        outcome,
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  /** A node was asked for what everybody needs, and names what of it is there. */
  CaseFixture namedRoom(NodeId by, String outcome, String... there) {
    RequestId again = new RequestId("request-room");
    return asked(again, "CAPACITY", by)
        .from(
            by,
            new AnswerGiven(
                again,
                "CAPACITY",
                outcome,
                null,
                List.of(),
                Guarded.withheld(),
                null,
                List.of(there),
                List.of(),
                Guarded.withheld(),
                Guarded.withheld()));
  }

  CaseFixture ofAChild() {
    return without(IntakeRecorded.class)
        .with(
            new IntakeRecorded(
                Guarded.of(Story.CHILD),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld()));
  }

  CaseFixture bestInterests(String result) {
    return with(new BestInterestsDecided(result, TODAY, Guarded.withheld()));
  }

  CaseFixture guardianAgrees(boolean agreed) {
    return with(new GuardianAgreementRecorded(agreed, Guarded.of("guardian-1")));
  }

  CaseFixture withOpenWitnessHold() {
    return withOpenHold("WITNESS", "mo-prosecution");
  }

  CaseFixture withOpenHold(String kind, String author) {
    return with(
        new HoldPlaced(
            HOLD,
            Guarded.of(kind),
            new OrganisationId(author),
            Guarded.of("ORDER-1"),
            TODAY.plusDays(30)));
  }

  CaseFixture toldOfAHoldBy(NodeId peer) {
    return from(peer, new HoldTold(HOLD, "NOT_NOW"));
  }

  CaseFixture confirmed() {
    return with(new ReturnConfirmed(PLAN));
  }

  /** The destination vouches to the transit node until this many days from now. */
  CaseFixture clearedForDays(int days) {
    Instant until = Nodes.START.plus(Duration.ofDays(days));
    return from(MO, new ReturnClearance(CLEARANCE, "AGREEMENT-1", until))
        .with(new ClearanceAddressed(CLEARANCE, CN));
  }

  /** The destination has offered the person to the transit node. */
  CaseFixture offered() {
    return offeredTo(CN);
  }

  CaseFixture offeredTo(NodeId... candidates) {
    return from(MO, offer(MO, 1, false))
        .with(new OfferAddressed(HANDOVER, List.of(candidates)))
        .with(new ArrivalCodeIssued(HANDOVER, Guarded.of(CODE.code())));
  }

  /** At the receiver: another node's offer. */
  CaseFixture offeredBy(NodeId sender, boolean last) {
    return from(sender, offer(sender, 1, last));
  }

  static HandoverOffered offer(NodeId sender, long epoch, boolean last) {
    return new HandoverOffered(
        HANDOVER,
        epoch,
        last,
        Guarded.of("Gate 4 of " + sender),
        Guarded.of(Nodes.START.plus(Duration.ofDays(10))),
        Nodes.START.plus(Duration.ofDays(20)),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.of(Story.ADULT),
        "mn",
        CODE.salt(),
        CODE.digest(),
        null);
  }

  CaseFixture acceptedBy(NodeId receiver) {
    return from(receiver, new HandoverAccepted(HANDOVER, "desk-3", "desk-4"));
  }

  CaseFixture departed() {
    return from(
        MO, new Departed(HANDOVER, Nodes.START, Guarded.of(Story.IDENTITY), Guarded.withheld()));
  }

  CaseFixture arrivedAt(NodeId receiver) {
    return from(receiver, arrival(CODE.code()));
  }

  static ArrivalConfirmed arrival(String code) {
    return new ArrivalConfirmed(HANDOVER, 2, code, Nodes.START, Nodes.octets("opening"), null);
  }

  CaseFixture closedBy(NodeId sender, NodeId holder) {
    return from(sender, new HandoverClosed(HANDOVER, 2, holder, Nodes.octets("opening")));
  }

  CaseFixture with(ReferralEvent event) {
    return from(self, event);
  }

  CaseFixture from(NodeId node, ReferralEvent event) {
    facts.add(new Fact(event, stamp(node, node.equals(self) ? organisation : "another")));
    return this;
  }

  CaseFixture without(Class<? extends ReferralEvent> type) {
    facts.removeIf(fact -> type.isInstance(fact.event()));
    return this;
  }

  CaseFixture acting(OrganisationKind kind) {
    actingKind = kind;
    return this;
  }

  /** The law of the country is this. */
  CaseFixture under(CountryProfile profile) {
    return under(new Provisions(profile, List.of(), Nodes.PROVISIONS.copies()));
  }

  CaseFixture under(Provisions other) {
    provisions = other;
    return this;
  }

  CaseFixture afterDays(int days) {
    now = Nodes.START.plus(Duration.ofDays(days));
    return this;
  }

  /** What follows was done under this measure. */
  CaseFixture doneUnder(String code) {
    measure = code;
    return this;
  }

  CaseFixture occurredInDays(int days) {
    occurred = Nodes.START.plus(Duration.ofDays(days));
    return this;
  }

  CaseFixture recordedDaysBefore(int days) {
    recorded = occurred.minus(Duration.ofDays(days));
    return this;
  }

  Referral referral() {
    return Referral.replay(self, facts);
  }

  /** The officer asks from a fresh screen. */
  Decision asks(Command command) {
    Referral referral = referral();
    return asksFrom(referral.epoch(), referral.turn(), command);
  }

  Decision asksFrom(long epoch, long turn, Command command) {
    return asksAs(organisation, epoch, turn, command);
  }

  /** An officer of another organisation of the same node asks from a fresh screen. */
  Decision asksAs(String other, Command command) {
    return asksAs(other, referral().epoch(), referral().turn(), command);
  }

  private Decision asksAs(String acting, long epoch, long turn, Command command) {
    return referral().decide(new Order(command, epoch, turn, stamp(self, acting)), situation());
  }

  /** A peer's message arrives. */
  Decision hears(NodeId sender, long epoch, CrossingEvent event) {
    Fact fact = new Fact(event, stamp(sender, "another"));
    return referral().receive(new Incoming(fact, sender, epoch), situation());
  }

  private Stamp stamp(NodeId node, String acting) {
    return new Stamp(
        occurred,
        recorded == null ? occurred : recorded,
        measure,
        node,
        new OrganisationId(acting),
        new OfficerId("officer-1"),
        null);
  }

  private Situation situation() {
    return Nodes.situation(now, actingKind, "fresh-1", provisions);
  }
}
