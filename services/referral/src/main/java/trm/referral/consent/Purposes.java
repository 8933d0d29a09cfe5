package trm.referral.consent;

import trm.referral.AssistanceEvent;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;

/** The codes of the purposes for which a person may allow a disclosure. */
public final class Purposes {
  public static final String ASSISTANCE = "ASSISTANCE";
  public static final String IDENTIFICATION = "IDENTIFICATION";
  public static final String VERIFICATION = "VERIFICATION";
  public static final String TRACING = "TRACING";
  public static final String RISK_ASSESSMENT = "RISK_ASSESSMENT";
  public static final String RETURN = "RETURN";
  public static final String REINTEGRATION = "REINTEGRATION";
  public static final String FOLLOW_UP = "FOLLOW_UP";
  public static final String PROCEEDINGS = "PROCEEDINGS";

  /** Being counted in anonymous statistics; opens no file to anybody. */
  public static final String STATISTICS = "STATISTICS";

  /** For what is told by law or for safety, whatever the person allowed. */
  public static final String PROTECTION = "PROTECTION";

  private Purposes() {}

  /** What a request, and so its answer, serves. */
  public static String ofRequest(String kind) {
    return switch (kind) {
      case "NATIONALITY_AND_IDENTITY",
          "PERMANENT_RESIDENCE",
          "DOCUMENT_GENUINE",
          "TRAVEL_DOCUMENT" ->
          VERIFICATION;
      case "FAMILY_TRACING", "FAMILY_STUDY" -> TRACING;
      case "RETURN", "CLEARANCE" -> RETURN;
      default -> ASSISTANCE;
    };
  }

  /** What a plan serves. */
  public static String ofPlan(String kind) {
    return switch (kind) {
      case "RETURN" -> RETURN;
      case "SERVICE" -> ASSISTANCE;
      default -> REINTEGRATION;
    };
  }

  /** What is best for a child is told so that the other side knows whether she comes. */
  private static String ofDecision(String kind) {
    return kind.equals("BEST_INTERESTS") ? RETURN : IDENTIFICATION;
  }

  /** What an event serves that nodes tell each other to help the person. */
  public static String of(AssistanceEvent event) {
    return switch (event) {
      case RequestMade asked -> ofRequest(asked.kind());
      case PlanShared plan -> ofPlan(plan.kind());
      case AssistanceEvent.AssessmentShared e -> RISK_ASSESSMENT;
      case AssistanceEvent.DataAdded e -> VERIFICATION;
      case AssistanceEvent.AnswerGiven answer -> ofRequest(answer.kind());
      case AssistanceEvent.DecisionTold e -> ofDecision(e.kind());
      case AssistanceEvent.FollowUpReported e -> FOLLOW_UP;
      case AssistanceEvent.FactCorrected e -> VERIFICATION;
      case AssistanceEvent.StatusTold e -> ASSISTANCE;
    };
  }
}
