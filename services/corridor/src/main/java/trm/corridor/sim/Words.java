package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import trm.referral.AssistanceCommand;
import trm.referral.CaseCommand;
import trm.referral.Clues;
import trm.referral.ConsentCommand;
import trm.referral.Guarded;
import trm.referral.HandoverCommand;
import trm.referral.HandoverId;
import trm.referral.Identity;
import trm.referral.Leg;
import trm.referral.NodeId;
import trm.referral.Profile;
import trm.referral.Pseudonym;
import trm.referral.RequestId;
import trm.referral.Risk;
import trm.referral.SafetyCommand;
import trm.referral.TravelDocument;

/** What officers write. Every person and place in it is invented. */
final class Words {
  /** Words that stand in bodies and details, and nowhere else: a check searches for them. */
  static final List<String> PERSONAL =
      List.of("Zokhiomol", "Solongo", "1999-04-17", "Gate 4", "a well behind the school");

  static final NodeId MACAO = new NodeId("mo-destination");
  static final NodeId CHINA = new NodeId("cn-transit");
  static final NodeId MONGOLIA = new NodeId("mn-origin");
  private static final Instant BEGIN = VirtualClock.BEGIN;
  private static final LocalDate TODAY = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);
  private static final Pseudonym SUBJECT = new Pseudonym("p-1");
  private static final Identity IDENTITY =
      new Identity(
          "Zokhiomol", "Solongo", LocalDate.parse("1999-04-17"), "FEMALE", null, "MN", null, null);
  private static final Profile ADULT = new Profile("ADULT_25_PLUS", "FEMALE", false);
  private static final Instant MEETING = BEGIN.plus(Duration.ofDays(10));

  private static final List<String> TRIAD = List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL");

  private Words() {}

  static CaseCommand.OpenReferral open() {
    return new CaseCommand.OpenReferral(
        SUBJECT,
        "mn",
        true,
        Guarded.of(ADULT),
        Guarded.of(IDENTITY),
        Guarded.of(List.of("MEDICAL")),
        Guarded.of(Map.of()));
  }

  static CaseCommand.RecordMeasure measure(String measure, String... covered) {
    return new CaseCommand.RecordMeasure(
        measure, List.of(covered), Guarded.withheld(), Guarded.withheld());
  }

  static CaseCommand.GrantReflectionPeriod reflection() {
    return new CaseCommand.GrantReflectionPeriod(TODAY.minusDays(37), TODAY.minusDays(7));
  }

  static ConsentCommand.GiveConsent consent() {
    return new ConsentCommand.GiveConsent(
        SUBJECT,
        "PERSON",
        List.of(
            "ASSISTANCE",
            "VERIFICATION",
            "RISK_ASSESSMENT",
            "RETURN",
            "REINTEGRATION",
            "FOLLOW_UP",
            "IDENTIFICATION",
            "PROCEEDINGS"),
        List.of("cn-transit", "mn-origin", "mo-destination"),
        List.of("B", "C", "D", "E"),
        List.of(),
        "mn",
        true,
        null,
        BEGIN.minus(Duration.ofDays(1)),
        BEGIN.plus(Duration.ofDays(300)),
        null);
  }

  static AssistanceCommand.ShareAssessment assessment(String side, NodeId... to) {
    return new AssistanceCommand.ShareAssessment(
        List.of(to),
        side,
        Guarded.of("LOW"),
        Guarded.of(List.of(new Risk("RETALIATION", "LOW", null))),
        Guarded.of(List.of("SAFE_ACCOMMODATION")),
        TODAY.plusDays(200));
  }

  static AssistanceCommand.RequestVerification verification() {
    return new AssistanceCommand.RequestVerification(
        MONGOLIA,
        "NATIONALITY_AND_IDENTITY",
        MEETING,
        Guarded.withheld(),
        Guarded.of(IDENTITY),
        Guarded.of(new Clues(null, "a well behind the school", null, null)),
        Guarded.withheld(),
        List.of());
  }

  static AssistanceCommand.RequestVerification room() {
    return new AssistanceCommand.RequestVerification(
        MONGOLIA,
        "CAPACITY",
        MEETING,
        Guarded.of(ADULT),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        List.of());
  }

  static AssistanceCommand.AnswerRequest answer(RequestId request, String outcome) {
    return new AssistanceCommand.AnswerRequest(
        request,
        outcome,
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  static AssistanceCommand.AnswerRequest grantRoom(RequestId request) {
    return new AssistanceCommand.AnswerRequest(
        request,
        "ACCEPTED",
        null,
        List.of(),
        Guarded.withheld(),
        null,
        TRIAD,
        List.of(),
        List.of());
  }

  static AssistanceCommand.AnswerRequest confirmation(RequestId request) {
    return new AssistanceCommand.AnswerRequest(
        request,
        "CONFIRMED",
        null,
        List.of(),
        Guarded.of(new TravelDocument("EMERGENCY_CERTIFICATE", "X-1", TODAY, TODAY.plusDays(200))),
        TODAY.plusDays(200),
        List.of(),
        List.of("REGISTER_ENTRY"),
        List.of());
  }

  static AssistanceCommand.ProposeReturn proposeReturn() {
    return new AssistanceCommand.ProposeReturn(
        MONGOLIA, MEETING, Guarded.of(ADULT), Guarded.withheld());
  }

  static AssistanceCommand.RequestClearance requestClearance() {
    return new AssistanceCommand.RequestClearance(CHINA, MEETING);
  }

  static AssistanceCommand.SharePlan plan(String kind, NodeId... to) {
    return new AssistanceCommand.SharePlan(
        List.of(to),
        kind,
        "mn-social-service",
        "desk-1",
        "desk-2",
        Guarded.of(legs()),
        Guarded.of("FEMALE"),
        Guarded.of(List.of("HOUSING")),
        TODAY.plusDays(200));
  }

  static HandoverCommand.OfferHandover offer(boolean last, List<NodeId> to, Instant now) {
    return new HandoverCommand.OfferHandover(
        to,
        last,
        Guarded.of("Gate 4"),
        Guarded.of(MEETING),
        now.plus(Duration.ofDays(9)),
        Guarded.of(TRIAD),
        Guarded.of("FEMALE"),
        Guarded.of(ADULT),
        "mn");
  }

  static HandoverCommand.RecordDeparture depart(HandoverId id, Instant now) {
    return new HandoverCommand.RecordDeparture(id, now, Guarded.of(IDENTITY), Guarded.of(legs()));
  }

  static AssistanceCommand.RecordFollowUp followUp() {
    return new AssistanceCommand.RecordFollowUp(
        List.of(MACAO),
        TODAY.plusDays(40),
        Guarded.of("YES"),
        Guarded.of(List.of("SAFE")),
        TODAY.plusDays(80));
  }

  static SafetyCommand.RaiseRiskAlert alert(NodeId to) {
    return new SafetyCommand.RaiseRiskAlert(
        List.of(to),
        Guarded.of("RETALIATION"),
        Guarded.of("HIGH"),
        Guarded.of("PERSON"),
        Guarded.of("MEET_AT_ARRIVAL"),
        "LIFE");
  }

  private static List<Leg> legs() {
    return List.of(
        new Leg("MO", "CN", MEETING, MEETING.plus(Duration.ofHours(4)), null),
        new Leg(
            "CN",
            "MN",
            MEETING.plus(Duration.ofHours(8)),
            MEETING.plus(Duration.ofHours(14)),
            null));
  }
}
