package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked and recorded inside the node that helps the person. */
public sealed interface CaseCommand extends Command {
  /** Begins a case at first contact. */
  record OpenReferral(
      Pseudonym subject,
      String language,
      boolean interpreter,
      Guarded<Profile> profile,
      Guarded<Identity> identity,
      Guarded<List<String>> urgentNeeds,
      Guarded<Map<String, String>> intake)
      implements CaseCommand {}

  /** Links another case of the acting organisation, which an officer found to be of the person. */
  record LinkCases(CaseReference other) implements CaseCommand {}

  /**
   * Asks another organisation of this node to take the case over.
   *
   * @param basis the coded danger for which an adult was not asked; needed where no consent of hers
   *     names the organisation
   */
  record OfferTurn(OrganisationId to, Guarded<String> reason, @Nullable String basis)
      implements CaseCommand {}

  /** Takes the case over, for the organisation of the acting officer. */
  record AcceptTurn() implements CaseCommand {}

  /** Records that a measure was carried out; {@code covered} is never an answer. */
  record RecordMeasure(
      String measure, List<String> covered, Guarded<List<String>> findings, Guarded<String> note)
      implements CaseCommand {}

  /** Gives time to recover and decide; the profile says until when where the caller does not. */
  record GrantReflectionPeriod(LocalDate startsOn, @Nullable LocalDate endsOn)
      implements CaseCommand {}

  /** Records signs of trafficking as evidence; they inform whoever decides, and decide nothing. */
  record RecordIndicators(Guarded<List<Indicator>> indicators, Guarded<String> note)
      implements CaseCommand {}

  /**
   * Decides whether the person is a victim, on the evidence that it cites, and tells the named
   * nodes.
   */
  record DecideIdentification(Guarded<String> result, List<NodeId> to, List<ObservationId> cites)
      implements CaseCommand {}

  /**
   * Takes the newest decision on status back, and tells the named nodes. Help does not end with it.
   */
  record RevokeIdentification(Guarded<String> reason, List<NodeId> to) implements CaseCommand {}

  /** Records advice on asylum. */
  record RecordAsylumAdvice(boolean interpreter) implements CaseCommand {}

  /** Records that a claim to asylum was made. */
  record OpenAsylumClaim(Guarded<String> reference) implements CaseCommand {}

  /** Records that no claim to asylum is open any longer. */
  record CloseAsylumClaim(Guarded<String> outcome) implements CaseCommand {}

  /** Records a travel document. */
  record RecordTravelDocument(Guarded<TravelDocument> travelDocument, LocalDate validUntil)
      implements CaseCommand {}

  /** Records how the person may be reached; left out where she takes it back. */
  record RecordSafeContact(Guarded<SafeContact> contact) implements CaseCommand {}

  /** Determines what is best for the child, and tells the named nodes; never the child's view. */
  record DecideBestInterests(
      String result, LocalDate decidedOn, Guarded<String> childsView, List<NodeId> to)
      implements CaseCommand {}

  /**
   * Gives a task to another organisation of this node, inside the country.
   *
   * @param level of the organisation that is to do it
   * @param measure what is to be done; needed where neither a request nor a task says it
   * @param requestId another node's request that it is done for
   * @param parent the task that this one is a part of
   */
  record DelegateTask(
      OrganisationId to,
      String level,
      @Nullable String measure,
      @Nullable RequestId requestId,
      @Nullable TaskId parent,
      Instant dueBy)
      implements CaseCommand {}

  /**
   * Gives a task back, for the organisation of the acting officer.
   *
   * @param finding what was found out for another node's request, as an answer would say it
   * @param grounds of the finding
   */
  record ReturnTask(
      TaskId taskId,
      String outcome,
      @Nullable String finding,
      List<String> grounds,
      Guarded<String> note)
      implements CaseCommand {}

  /** Files a photo or a scan, so that a message may have it. */
  record FileAttachment(String kind, String mediaType, Octets digest, long size)
      implements CaseCommand {}

  /** Reviews the emergency readings of others that nobody has reviewed. */
  record ReviewEmergencyReadings(boolean justified, Guarded<String> note) implements CaseCommand {}

  /** Records whether the guardian, who is named, agrees to the return. */
  record RecordGuardianAgreement(boolean agreed, Guarded<String> guardian) implements CaseCommand {}
}
