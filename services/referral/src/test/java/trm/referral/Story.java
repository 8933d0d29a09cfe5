package trm.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.ProposeReturn;
import trm.referral.AssistanceCommand.RequestClearance;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.ShareAssessment;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.Nodes.Actor;
import trm.referral.ProceedingsCommand.PlaceHold;

/** The words of the invented case: who acts, and what they ask. Every person in it is invented. */
final class Story {
  static final Actor SHELTER = new Actor(Nodes.MO, "harbour-shelter", OrganisationKind.NGO);
  static final Actor COORDINATOR =
      new Actor(Nodes.MO, "mo-coordination", OrganisationKind.NATIONAL_COORDINATOR);
  static final Actor AUTHORITY =
      new Actor(Nodes.MO, "mo-authority", OrganisationKind.COMPETENT_AUTHORITY);
  static final Actor PROSECUTOR =
      new Actor(Nodes.MO, "mo-prosecution", OrganisationKind.PROSECUTOR);
  static final Actor HELP_POINT = new Actor(Nodes.CN, "cn-help-point", OrganisationKind.NGO);
  static final Actor CONSUL = new Actor(Nodes.MN, "mn-consulate", OrganisationKind.CONSULAR_DESK);
  static final Actor RECEIVER =
      new Actor(Nodes.MN, "mn-social-service", OrganisationKind.SOCIAL_SERVICE);

  static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  static final Pseudonym SUBJECT = new Pseudonym("p-1");
  static final Identity IDENTITY =
      new Identity(
          "Zokhiomol", "Solongo", LocalDate.parse("1999-04-17"), "F", null, "MN", null, null);
  static final Profile ADULT = new Profile("25-29", "F", false);
  static final Profile CHILD = new Profile("14-17", "F", true);
  static final List<String> CLASSES = List.of("B", "C", "D", "E");
  static final List<String> PURPOSES =
      List.of(
          "ASSISTANCE",
          "VERIFICATION",
          "RISK_ASSESSMENT",
          "RETURN",
          "REINTEGRATION",
          "FOLLOW_UP",
          "IDENTIFICATION",
          "PROCEEDINGS");

  private Story() {}

  static OpenReferral open() {
    return new OpenReferral(
        SUBJECT,
        "mn",
        true,
        Guarded.of(ADULT),
        Guarded.of(IDENTITY),
        Guarded.of(List.of("MEDICAL")),
        Guarded.of(Map.of("org_Name", "Harbour House")));
  }

  static RecordMeasure measure(String measure, String... covered) {
    return new RecordMeasure(measure, List.of(covered), Guarded.withheld(), Guarded.withheld());
  }

  static GiveConsent consent() {
    return consent(List.of("cn-transit", "mn-origin", "mo-destination"), List.of());
  }

  static GiveConsent consent(List<String> receivers, List<String> exceptions) {
    return new GiveConsent(
        SUBJECT,
        "PERSON",
        PURPOSES,
        receivers,
        CLASSES,
        exceptions,
        "mn",
        true,
        null,
        Nodes.START.minus(Duration.ofDays(1)),
        Nodes.START.plus(Duration.ofDays(300)),
        null);
  }

  static ShareAssessment assessment(String side, String level, NodeId... to) {
    return new ShareAssessment(
        List.of(to),
        side,
        Guarded.of(level),
        Guarded.of(List.of(new Risk("RETALIATION", "LOW", null))),
        Guarded.of(List.of("SHELTER")),
        TODAY.plusDays(60));
  }

  static RequestVerification verification(NodeId to) {
    return new RequestVerification(
        to,
        "NATIONALITY_AND_IDENTITY",
        dueBy(),
        Guarded.withheld(),
        Guarded.of(IDENTITY),
        Guarded.of(new Clues(null, "a well behind the school", null, null)),
        Guarded.withheld(),
        List.of());
  }

  /** Asks for what everybody needs. */
  static RequestVerification room(NodeId to) {
    return new RequestVerification(
        to,
        "CAPACITY",
        dueBy(),
        Guarded.of(ADULT),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        List.of());
  }

  static AnswerRequest room(RequestId request, String outcome, String... there) {
    return new AnswerRequest(
        request,
        outcome,
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(there),
        List.of(),
        List.of());
  }

  static AnswerRequest grantRoom(RequestId request) {
    return room(request, "ACCEPTED", "PSYCHOSOCIAL", "CASE_WORKER", "LEGAL");
  }

  static AnswerRequest answer(RequestId request, String outcome, String... more) {
    return new AnswerRequest(
        request,
        outcome,
        null,
        List.of(more),
        Guarded.withheld(),
        null,
        List.of(),
        grounds(outcome),
        List.of());
  }

  private static List<String> grounds(String outcome) {
    return switch (outcome) {
      case "CONFIRMED" -> List.of("REGISTER_ENTRY");
      case "NOT_CONFIRMED" -> List.of("NO_REGISTER_ENTRY");
      case "INCONCLUSIVE" -> List.of("SEVERAL_ENTRIES");
      default -> List.of();
    };
  }

  static ProposeReturn proposeReturn(NodeId to) {
    return new ProposeReturn(to, dueBy(), Guarded.of(ADULT), Guarded.withheld());
  }

  static RequestClearance requestClearance(NodeId to) {
    return new RequestClearance(to, dueBy());
  }

  static SharePlan plan(String kind, NodeId... to) {
    return new SharePlan(
        List.of(to),
        kind,
        "mn-social-service",
        "desk-1",
        "desk-2",
        Guarded.of(legs()),
        Guarded.of("FEMALE"),
        Guarded.of(List.of("HOUSING")),
        TODAY.plusDays(90));
  }

  static List<Leg> legs() {
    Instant day = Nodes.START.plus(Duration.ofDays(10));
    return List.of(
        new Leg("MO", "CN", day, day.plus(Duration.ofHours(4)), null),
        new Leg("CN", "MN", day.plus(Duration.ofHours(8)), day.plus(Duration.ofHours(14)), null));
  }

  static OfferHandover offer(boolean last, NodeId... to) {
    return new OfferHandover(
        List.of(to),
        last,
        Guarded.of("Gate 4"),
        Guarded.of(Nodes.START.plus(Duration.ofDays(10))),
        Nodes.START.plus(Duration.ofDays(20)),
        Guarded.of(List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL", "INTERPRETER")),
        Guarded.of("FEMALE"),
        Guarded.of(ADULT),
        "mn");
  }

  static AcceptHandover accept(HandoverId id) {
    return new AcceptHandover(id, "desk-3", "desk-4");
  }

  static RecordDeparture depart(HandoverId id) {
    return new RecordDeparture(id, Nodes.START, Guarded.of(IDENTITY), Guarded.of(legs()));
  }

  static ConfirmArrival arrive(HandoverId id, String code) {
    return new ConfirmArrival(id, Guarded.of(code), Nodes.START, null);
  }

  static PlaceHold hold(String kind, String basis, int days) {
    return new PlaceHold(Guarded.of(kind), Guarded.of(basis), TODAY.plusDays(days));
  }

  static Instant dueBy() {
    return Nodes.START.plus(Duration.ofDays(15));
  }
}
