package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node records for itself. None of it crosses; much of it opens or shuts the gates of what
 * does.
 */
public sealed interface LocalEvent extends ReferralEvent {
  /** A case began here. */
  record ReferralOpened(Pseudonym subject, String language, boolean interpreter)
      implements LocalEvent {}

  /** What was taken down at first contact. */
  record IntakeRecorded(
      Guarded<Profile> profile,
      Guarded<Identity> identity,
      Guarded<List<String>> urgentNeeds,
      Guarded<Map<String, String>> intake)
      implements LocalEvent {}

  /** An officer found that another case of the same organisation is of the same person. */
  record CaseLinked(Guarded<CaseReference> other) implements LocalEvent {}

  /**
   * This node learnt who holds authority from a peer's message and not from an arrival.
   *
   * @param claimed whether the peer spoke as the holder; otherwise it is only presumed to be it
   */
  record EpochLearned(long epoch, NodeId authority, boolean claimed) implements LocalEvent {}

  /** Another node became one of the case. */
  record NodeJoined(NodeId peer) implements LocalEvent {}

  /** A receiver was told of a consent, so that it knows under which part to keep what follows. */
  record ConsentShared(ConsentId consentId, NodeId peer) implements LocalEvent {}

  /**
   * One organisation asked another, inside this node, to take the case over.
   *
   * @param basis the coded danger for which the person was not asked; absent where she was, or is a
   *     child
   */
  record TurnOffered(OrganisationId to, Guarded<String> reason, @Nullable String basis)
      implements LocalEvent {}

  /** The other organisation took the case over. */
  record TurnAccepted(OrganisationId holder) implements LocalEvent {}

  /**
   * A measure was carried out. {@code covered} says what was asked or done; it is never an answer.
   */
  record MeasureRecorded(
      String measure, List<String> covered, Guarded<List<String>> findings, Guarded<String> note)
      implements LocalEvent {}

  /** Time to recover and decide, during which nobody is returned. */
  record ReflectionPeriodGranted(LocalDate startsOn, LocalDate endsOn) implements LocalEvent {}

  /**
   * Signs of trafficking were observed: evidence, and no word on whether the person is a victim.
   */
  record IndicatorsRecorded(
      ObservationId observationId, Guarded<List<Indicator>> indicators, Guarded<String> note)
      implements LocalEvent {}

  /**
   * The competent authority decided whether the person is a victim, on the evidence that it cites.
   */
  record IdentificationDecided(
      DecisionId decisionId, Guarded<String> result, List<ObservationId> cites)
      implements LocalEvent {}

  /** A decision on status was taken back. */
  record IdentificationRevoked(DecisionId decisionId, Guarded<String> reason)
      implements LocalEvent {}

  /** The person was advised on asylum. */
  record AsylumAdviceRecorded(boolean interpreter) implements LocalEvent {}

  /** A claim to asylum is open; never told to an origin. */
  record AsylumClaimOpened(Guarded<String> reference) implements LocalEvent {}

  /** No claim to asylum is open any longer. */
  record AsylumClaimClosed(Guarded<String> outcome) implements LocalEvent {}

  /** A hold on the transfer, with author, basis and the day on which it is looked at again. */
  record HoldPlaced(
      HoldId holdId,
      Guarded<String> kind,
      OrganisationId author,
      Guarded<String> basis,
      LocalDate reviewOn)
      implements LocalEvent {}

  /** The hold no longer stands. */
  record HoldReleased(HoldId holdId, Guarded<String> basis) implements LocalEvent {}

  /** A travel document is in hand. */
  record TravelDocumentRecorded(Guarded<TravelDocument> travelDocument, LocalDate validUntil)
      implements LocalEvent {}

  /** What is best for the child was determined. */
  record BestInterestsDecided(String result, LocalDate decidedOn, Guarded<String> childsView)
      implements LocalEvent {}

  /** The guardian agreed to the return, or did not. */
  record GuardianAgreementRecorded(boolean agreed, Guarded<String> guardian)
      implements LocalEvent {}

  /** How the person may be reached; withheld where she has not said, or has taken it back. */
  record SafeContactRecorded(Guarded<SafeContact> contact) implements LocalEvent {}

  /** The person was told what was arranged, and every gate of the return was open. */
  record ReturnConfirmed(PlanId planId) implements LocalEvent {}

  /** To whom an offer was made. */
  record OfferAddressed(HandoverId handoverId, List<NodeId> candidates) implements LocalEvent {}

  /** To whom a request was made. */
  record RequestAddressed(RequestId requestId, NodeId to) implements LocalEvent {}

  /** To whom a correction went. */
  record CorrectionAddressed(CorrectionId correctionId, List<NodeId> to) implements LocalEvent {}

  /** To whom a clearance was given. */
  record ClearanceAddressed(ClearanceId clearanceId, NodeId to) implements LocalEvent {}

  /** The code that the person carries to the receiver. */
  record ArrivalCodeIssued(HandoverId handoverId, Guarded<String> code) implements LocalEvent {}

  /** Keys of these parts are to be destroyed with the commit of this fact. */
  record ErasureCarriedOut(
      ConsentId consentId, List<Part> erased, List<Kept> kept, LocalDate cleanFrom)
      implements LocalEvent {}

  /**
   * Somebody was told that a matter is overdue. The node records it itself, once for each rung of
   * its country's ladder.
   *
   * @param rung who was told, as the ladder names it
   * @param dueAt when the matter had been due
   */
  record EscalationRaised(DeadlineId deadline, String rung, Instant dueAt) implements LocalEvent {}

  /**
   * An organisation of this node gave a task to another, inside the country.
   *
   * @param level of the organisation that is to do it
   * @param measure what is to be done
   * @param requestId the peer's request that it is done for, if any
   * @param parent the task that it is a part of, if any
   */
  record TaskDelegated(
      TaskId taskId,
      OrganisationId to,
      String level,
      String measure,
      @Nullable RequestId requestId,
      @Nullable TaskId parent,
      Instant dueBy)
      implements LocalEvent {}

  /**
   * The task was given back with a coded outcome.
   *
   * @param finding what was found out for another node's request, if anything was
   */
  record TaskReturned(
      TaskId taskId,
      String outcome,
      @Nullable String finding,
      List<String> grounds,
      Guarded<String> note)
      implements LocalEvent {}

  /** A photo or a scan lies ready to be sent. */
  record AttachmentFiled(AttachmentId attachmentId, Guarded<Attachment> attachment)
      implements LocalEvent {}

  /**
   * Somebody opened the case because a life was in danger, whether or not it was theirs. Recorded
   * by the node itself, since whoever reads in an emergency takes no part in the case.
   *
   * @param organisation of the reader
   * @param reason the coded danger
   */
  record EmergencyReadingRecorded(OrganisationId organisation, OfficerId officer, String reason)
      implements LocalEvent {}

  /** Somebody else looked at the emergency readings so far, and says whether there was a need. */
  record EmergencyReadingsReviewed(boolean justified, Guarded<String> note) implements LocalEvent {}

  /** The case was over for long enough: keys of these parts are to be destroyed likewise. */
  record RetentionEnded(List<Part> erased, LocalDate cleanFrom) implements LocalEvent {}
}
