package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of other nodes, answered and told to them to help the person. A day or time that
 * the caller leaves open is the profile's.
 */
public sealed interface AssistanceCommand extends Command {
  /** Records one side's risk and needs assessment, and shares it with the named nodes, if any. */
  record ShareAssessment(
      List<NodeId> to,
      String side,
      Guarded<String> level,
      Guarded<List<Risk>> risks,
      Guarded<List<String>> needs,
      @Nullable LocalDate validUntil)
      implements AssistanceCommand {}

  /**
   * Asks who the person is, for a document, for family or for room. Who asks for room and leaves
   * open what must be there asks for what everybody needs.
   */
  record RequestVerification(
      NodeId to,
      String kind,
      @Nullable Instant dueBy,
      Guarded<Profile> profile,
      Guarded<Identity> identity,
      Guarded<Clues> clues,
      Guarded<List<String>> capacities,
      List<AttachmentId> attachments)
      implements AssistanceCommand, Attaching {}

  /** Gives what was missing for an answer. */
  record AddData(
      RequestId requestId,
      Guarded<Identity> identity,
      Guarded<Clues> clues,
      List<AttachmentId> attachments)
      implements AssistanceCommand, Attaching {}

  /**
   * Answers a request, or says what is still needed; asked for room, what of it is there.
   *
   * @param documentValidUntil the last day of the document; its own where it is left out
   * @param grounds of a verification, whichever way it ended
   */
  record AnswerRequest(
      RequestId requestId,
      String outcome,
      @Nullable String reason,
      List<String> moreDataNeeded,
      Guarded<TravelDocument> travelDocument,
      @Nullable LocalDate documentValidUntil,
      List<String> capacities,
      List<String> grounds,
      List<AttachmentId> attachments)
      implements AssistanceCommand, Attaching {}

  /** Asks an origin to accept the return. */
  record ProposeReturn(
      NodeId to, @Nullable Instant dueBy, Guarded<Profile> profile, Guarded<String> preferredPlace)
      implements AssistanceCommand {}

  /** Asks a transit node whether the person may pass. */
  record RequestClearance(NodeId to, @Nullable Instant dueBy) implements AssistanceCommand {}

  /** Shares a plan with its named receiver. */
  record SharePlan(
      List<NodeId> to,
      String kind,
      String receivingOrganisation,
      String contact,
      String alternate,
      Guarded<List<Leg>> itinerary,
      Guarded<String> escort,
      Guarded<List<String>> goals,
      LocalDate validUntil)
      implements AssistanceCommand {}

  /** Reports how the person fares. */
  record RecordFollowUp(
      List<NodeId> to,
      LocalDate dueOn,
      Guarded<String> contactMade,
      Guarded<List<String>> situation,
      @Nullable LocalDate nextDueOn)
      implements AssistanceCommand {}

  /**
   * Corrects something told before, named by its message or entry: who the person is, what she
   * remembers of home and family, her travel document. It goes to every node that this one told
   * what was wrong, and to those named besides.
   */
  record CorrectFact(
      List<NodeId> to,
      String corrects,
      Guarded<Identity> identity,
      Guarded<Clues> clues,
      Guarded<TravelDocument> travelDocument)
      implements AssistanceCommand {}

  /** Tells where a matter stands. */
  record TellStatus(List<NodeId> to, String status, @Nullable String reason)
      implements AssistanceCommand {}
}
