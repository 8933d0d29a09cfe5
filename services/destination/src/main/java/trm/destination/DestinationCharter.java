package trm.destination;

import static java.util.Map.entry;
import static trm.node.NodeRole.DESTINATION;
import static trm.node.NodeRole.ORIGIN;
import static trm.node.NodeRole.TRANSIT;
import static trm.node.OfficerRole.AUDITOR;
import static trm.node.OfficerRole.CASE_WORKER;
import static trm.node.OfficerRole.COMPETENT_AUTHORITY;
import static trm.node.OfficerRole.CONSULAR_OFFICER;
import static trm.node.OfficerRole.NATIONAL_COORDINATOR;
import static trm.node.OfficerRole.PARTNER;
import static trm.node.OfficerRole.PROSECUTOR;

import java.util.Map;
import java.util.Set;
import trm.node.Charter;
import trm.node.NodeRole;
import trm.node.OfficerRole;

/** What a destination node does, as data. */
public final class DestinationCharter {
  private DestinationCharter() {}

  /** The charter; also read by the page of reference that prints it. */
  public static Charter charter() {
    return new Charter(DESTINATION, commands(), readings(), sent(), accepted());
  }

  /** Which commands the node offers, and to callers of which roles. */
  private static Map<String, Set<OfficerRole>> commands() {
    return Map.ofEntries(
        entry(
            "open-referral",
            Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "link-cases", Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "record-indicators",
            Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "offer-turn", Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "accept-turn", Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "delegate-task",
            Set.of(
                PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR, CONSULAR_OFFICER)),
        entry(
            "return-task",
            Set.of(
                PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR, CONSULAR_OFFICER)),
        entry(
            "record-measure",
            Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry("grant-reflection-period", Set.of(COMPETENT_AUTHORITY)),
        entry("decide-identification", Set.of(COMPETENT_AUTHORITY)),
        entry("revoke-identification", Set.of(COMPETENT_AUTHORITY)),
        entry("record-asylum-advice", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("open-asylum-claim", Set.of(CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry("close-asylum-claim", Set.of(CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "file-attachment",
            Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR, CONSULAR_OFFICER)),
        entry(
            "record-travel-document", Set.of(CASE_WORKER, NATIONAL_COORDINATOR, CONSULAR_OFFICER)),
        entry("decide-best-interests", Set.of(COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry("record-safe-contact", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("review-emergency-readings", Set.of(COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry("record-guardian-agreement", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("give-consent", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("narrow-consent", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("withdraw-consent", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("share-assessment", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("request-verification", Set.of(CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("add-data", Set.of(CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("answer-request", Set.of(NATIONAL_COORDINATOR, CONSULAR_OFFICER)),
        entry("propose-return", Set.of(NATIONAL_COORDINATOR)),
        entry("request-clearance", Set.of(NATIONAL_COORDINATOR)),
        entry("give-clearance", Set.of(NATIONAL_COORDINATOR)),
        entry("revoke-clearance", Set.of(NATIONAL_COORDINATOR)),
        entry("share-plan", Set.of(CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("confirm-return", Set.of(NATIONAL_COORDINATOR)),
        entry("offer-handover", Set.of(NATIONAL_COORDINATOR)),
        entry("accept-handover", Set.of(NATIONAL_COORDINATOR)),
        entry("decline-handover", Set.of(NATIONAL_COORDINATOR)),
        entry("revoke-offer", Set.of(NATIONAL_COORDINATOR)),
        entry("record-departure", Set.of(NATIONAL_COORDINATOR)),
        entry("confirm-arrival", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("record-no-show", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("close-handover", Set.of(NATIONAL_COORDINATOR)),
        entry(
            "record-unannounced-arrival",
            Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry(
            "record-unplanned-departure",
            Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR)),
        entry("give-feedback", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry("record-follow-up", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR)),
        entry(
            "raise-risk-alert",
            Set.of(
                PARTNER,
                CASE_WORKER,
                COMPETENT_AUTHORITY,
                NATIONAL_COORDINATOR,
                CONSULAR_OFFICER,
                PROSECUTOR)),
        entry(
            "report-missing",
            Set.of(
                PARTNER,
                CASE_WORKER,
                COMPETENT_AUTHORITY,
                NATIONAL_COORDINATOR,
                CONSULAR_OFFICER,
                PROSECUTOR)),
        entry("place-hold", Set.of(COMPETENT_AUTHORITY, PROSECUTOR)),
        entry("release-hold", Set.of(COMPETENT_AUTHORITY, PROSECUTOR)),
        entry("send-proceedings-notice", Set.of(PARTNER, CASE_WORKER, PROSECUTOR)),
        entry("correct-fact", Set.of(CASE_WORKER, NATIONAL_COORDINATOR, CONSULAR_OFFICER)),
        entry("tell-status", Set.of(NATIONAL_COORDINATOR)));
  }

  /** What else is offered, and to callers of which roles. */
  private static Map<String, Set<OfficerRole>> readings() {
    return Map.of(
        "events",
            Set.of(
                PARTNER,
                CASE_WORKER,
                COMPETENT_AUTHORITY,
                NATIONAL_COORDINATOR,
                CONSULAR_OFFICER,
                PROSECUTOR,
                AUDITOR),
        "own-copy", Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR),
        "safe-contact", Set.of(PARTNER, CASE_WORKER, COMPETENT_AUTHORITY, NATIONAL_COORDINATOR),
        "status-statement", Set.of(PARTNER, CASE_WORKER, NATIONAL_COORDINATOR),
        "webhooks", Set.of(PARTNER, NATIONAL_COORDINATOR));
  }

  /** Which events may leave. */
  private static Set<String> sent() {
    return Set.of(
        "ConsentGiven",
        "ConsentNarrowed",
        "ConsentWithdrawn",
        "AssessmentShared",
        "RequestMade",
        "DataAdded",
        "AnswerGiven",
        "DecisionTold",
        "PlanShared",
        "HoldTold",
        "HoldLifted",
        "ReturnClearance",
        "ClearanceRevoked",
        "HandoverOffered",
        "HandoverAccepted",
        "HandoverDeclined",
        "OfferRevoked",
        "Departed",
        "ArrivalConfirmed",
        "NoShow",
        "MissingPerson",
        "HandoverClosed",
        "UnannouncedArrival",
        "UnplannedDeparture",
        "RiskAlert",
        "ProceedingsNotice",
        "FollowUpReported",
        "FeedbackGiven",
        "FactCorrected",
        "ErasureConfirmed",
        "StatusTold");
  }

  /** Which events may enter, and from nodes of which roles. */
  private static Map<String, Set<NodeRole>> accepted() {
    return Map.ofEntries(
        entry("ConsentGiven", Set.of(ORIGIN, TRANSIT)),
        entry("ConsentNarrowed", Set.of(ORIGIN, TRANSIT)),
        entry("ConsentWithdrawn", Set.of(ORIGIN, TRANSIT)),
        entry("AssessmentShared", Set.of(ORIGIN)),
        entry("RequestMade", Set.of(ORIGIN, TRANSIT)),
        entry("AnswerGiven", Set.of(ORIGIN, TRANSIT)),
        entry("DecisionTold", Set.of(ORIGIN, TRANSIT)),
        entry("PlanShared", Set.of(ORIGIN, TRANSIT)),
        entry("HoldTold", Set.of(ORIGIN, TRANSIT)),
        entry("HoldLifted", Set.of(ORIGIN, TRANSIT)),
        entry("HandoverOffered", Set.of(ORIGIN, TRANSIT)),
        entry("HandoverAccepted", Set.of(ORIGIN, TRANSIT)),
        entry("HandoverDeclined", Set.of(ORIGIN, TRANSIT)),
        entry("OfferRevoked", Set.of(ORIGIN, TRANSIT)),
        entry("Departed", Set.of(ORIGIN, TRANSIT)),
        entry("ArrivalConfirmed", Set.of(ORIGIN, TRANSIT)),
        entry("NoShow", Set.of(ORIGIN, TRANSIT)),
        entry("MissingPerson", Set.of(ORIGIN, TRANSIT)),
        entry("HandoverClosed", Set.of(ORIGIN, TRANSIT)),
        entry("UnannouncedArrival", Set.of(ORIGIN, TRANSIT)),
        entry("UnplannedDeparture", Set.of(ORIGIN, TRANSIT)),
        entry("RiskAlert", Set.of(ORIGIN, TRANSIT)),
        entry("ProceedingsNotice", Set.of(ORIGIN, TRANSIT)),
        entry("FollowUpReported", Set.of(DESTINATION, ORIGIN, TRANSIT)),
        entry("FeedbackGiven", Set.of(ORIGIN, TRANSIT)),
        entry("FactCorrected", Set.of(ORIGIN, TRANSIT)),
        entry("ErasureConfirmed", Set.of(ORIGIN, TRANSIT)),
        entry("StatusTold", Set.of(ORIGIN, TRANSIT)));
  }
}
