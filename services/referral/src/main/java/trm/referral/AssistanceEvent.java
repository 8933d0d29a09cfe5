package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes ask, answer and tell each other to help the person. */
public sealed interface AssistanceEvent extends CrossingEvent {
  /** One side's risk and needs assessment. */
  record AssessmentShared(
      AssessmentId assessmentId,
      String side,
      Guarded<String> level,
      Guarded<List<Risk>> risks,
      Guarded<List<String>> needs,
      LocalDate validUntil)
      implements AssistanceEvent {}

  /** A question to another node, with no word of trafficking. */
  record RequestMade(
      RequestId requestId,
      String kind,
      Instant dueBy,
      Guarded<Profile> profile,
      Guarded<Identity> identity,
      Guarded<Clues> clues,
      Guarded<String> preferredPlace,
      Guarded<List<String>> capacities,
      Guarded<List<Attachment>> identityFiles,
      Guarded<List<Attachment>> homeFiles)
      implements AssistanceEvent, Enclosing {}

  /** What was missing for an answer. */
  record DataAdded(
      RequestId requestId,
      Guarded<Identity> identity,
      Guarded<Clues> clues,
      Guarded<List<Attachment>> identityFiles,
      Guarded<List<Attachment>> homeFiles)
      implements AssistanceEvent, Enclosing {}

  /** The answer, or what is still needed for one. */
  record AnswerGiven(
      RequestId requestId,
      String kind,
      String outcome,
      @Nullable String reason,
      List<String> moreDataNeeded,
      Guarded<TravelDocument> travelDocument,
      @Nullable LocalDate documentValidUntil,
      List<String> capacities,
      List<String> grounds,
      Guarded<List<Attachment>> identityFiles,
      Guarded<List<Attachment>> homeFiles)
      implements AssistanceEvent, Enclosing {}

  /** A decision that others respect. */
  record DecisionTold(DecisionId decisionId, String kind, Guarded<String> result)
      implements AssistanceEvent {}

  /** Where the person goes, who receives her, and what is planned. */
  record PlanShared(
      PlanId planId,
      String kind,
      String receivingOrganisation,
      String contact,
      String alternate,
      Guarded<List<Leg>> itinerary,
      Guarded<String> escort,
      Guarded<List<String>> goals,
      LocalDate validUntil)
      implements AssistanceEvent {}

  /** How the person fares after a return. */
  record FollowUpReported(
      FollowUpId followUpId,
      LocalDate dueOn,
      Guarded<String> contactMade,
      Guarded<List<String>> situation,
      @Nullable LocalDate nextDueOn)
      implements AssistanceEvent {}

  /** Something told before was wrong. */
  record FactCorrected(
      CorrectionId correctionId,
      String corrects,
      Guarded<Identity> identity,
      Guarded<Clues> clues,
      Guarded<TravelDocument> travelDocument)
      implements AssistanceEvent {}

  /** Where a matter stands. */
  record StatusTold(String status, @Nullable String reason) implements AssistanceEvent {}
}
