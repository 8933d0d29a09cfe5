package trm.referral.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.AsylumClaimClosed;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.BestInterestsDecided;
import trm.referral.LocalEvent.GuardianAgreementRecorded;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.ReturnConfirmed;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.NodeId;
import trm.referral.PlanId;
import trm.referral.ReferralEvent;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.ReturnEvent.ReturnClearance;
import trm.referral.TravelDocument;
import trm.referral.file.FactList.Stated;

/** What was done for the person, assessed with her and planned, in words that the rules ask for. */
public final class Care {
  private final FactList facts;
  private volatile @Nullable Age age;

  /** What the facts of this node's copy say. */
  public Care(FactList facts) {
    this.facts = facts;
  }

  /** The facts themselves. */
  public FactList facts() {
    return facts;
  }

  /** Whether the case began at this node, so that the return's gates are its own. */
  public boolean beganHere() {
    return facts.any(ReferralOpened.class);
  }

  /** Whether a measure was carried out. */
  public boolean hasMeasure(String measure) {
    return measures(measure).findAny().isPresent();
  }

  /** Whether a measure was carried out and covered this. */
  public boolean hasCovered(String measure, String what) {
    return measures(measure).anyMatch(recorded -> recorded.covered().contains(what));
  }

  private Stream<MeasureRecorded> measures(String measure) {
    return facts.all(MeasureRecorded.class).stream()
        .map(Stated::event)
        .filter(recorded -> recorded.measure().equals(measure));
  }

  /**
   * Whether the reflection period that was granted last runs on this day; its first and last day
   * belong to it. An earlier grant counts no longer, so that a wrong date can be put right, and the
   * person's own wish, once it is recorded, ends the period.
   */
  public boolean isReflecting(LocalDate today) {
    boolean endedByWish = new Care(facts.since(ReflectionPeriodGranted.class)).wishesNoReflection();
    return facts
        .last(ReflectionPeriodGranted.class)
        .filter(granted -> !today.isBefore(granted.startsOn()) && !today.isAfter(granted.endsOn()))
        .filter(granted -> !endedByWish)
        .isPresent();
  }

  private boolean wishesNoReflection() {
    return hasCovered("M1.5", "OWN_WISH");
  }

  /** The newest decision on status, unless it was taken back. */
  public Optional<IdentificationDecided> standingDecision() {
    return facts.since(IdentificationRevoked.class).last(IdentificationDecided.class);
  }

  /** Whether the decision that stands found reasonable grounds. */
  public boolean isPresumedVictim() {
    return standingDecision()
        .flatMap(decided -> decided.result().held())
        .filter("PRESUMED_VICTIM"::equals)
        .isPresent();
  }

  /** Whether the node's last word on the case was that it is closed. */
  public boolean isClosedBy(NodeId node) {
    return facts.all(StatusTold.class).reversed().stream()
        .filter(told -> told.node().equals(node))
        .findFirst()
        .filter(told -> told.event().status().equals("CLOSED"))
        .isPresent();
  }

  /** The day of the arrival that ended the return here; empty before any. */
  public Optional<LocalDate> arrivedOn() {
    return facts.last(ArrivalConfirmed.class).map(arrival -> Days.of(arrival.arrivedAt()));
  }

  /** Whether the person was advised on asylum. */
  public boolean isAdvisedOnAsylum() {
    return facts.any(AsylumAdviceRecorded.class);
  }

  /**
   * Whether a claim to asylum is open. Each closing ends one claim that was open before it: one
   * that was recorded twice, or of no claim, would else hide an appeal that is opened after it.
   */
  public boolean hasOpenClaim() {
    int open = 0;
    for (Fact fact : facts.facts()) {
      open =
          switch (fact.event()) {
            case AsylumClaimOpened opened -> open + 1;
            case AsylumClaimClosed closed -> Math.max(0, open - 1);
            case ReferralEvent other -> open;
          };
    }
    return open > 0;
  }

  /** The newest assessment of each node. */
  public List<Stated<AssessmentShared>> assessments() {
    List<Stated<AssessmentShared>> all = facts.all(AssessmentShared.class);
    return all.reversed().stream()
        .filter(a -> newest(all, a.node()).filter(a::equals).isPresent())
        .toList();
  }

  private static Optional<Stated<AssessmentShared>> newest(
      List<Stated<AssessmentShared>> all, NodeId node) {
    return all.reversed().stream().filter(a -> a.node().equals(node)).findFirst();
  }

  /** The newest plan for the return. */
  public Optional<PlanShared> returnPlan() {
    return facts.all(PlanShared.class).reversed().stream()
        .map(Stated::event)
        .filter(plan -> plan.kind().equals("RETURN"))
        .findFirst();
  }

  /** The day of the last arrival in the plan; empty when no itinerary can be read. */
  public Optional<LocalDate> plannedArrival() {
    return returnPlan()
        .flatMap(plan -> plan.itinerary().held())
        .filter(legs -> !legs.isEmpty())
        .map(legs -> legs.getLast().arrivesAt())
        .map(Days::of);
  }

  /** Whether this plan is known. */
  public boolean hasPlan(PlanId id) {
    return facts.all(PlanShared.class).stream().anyMatch(p -> p.event().planId().equals(id));
  }

  /** Whether every gate was found open once. */
  public boolean isReturnConfirmed() {
    return facts.any(ReturnConfirmed.class);
  }

  /** The last day of the document that was recorded or told last. */
  public Optional<LocalDate> documentValidUntil() {
    return facts.facts().reversed().stream()
        .map(Fact::event)
        .map(Care::validity)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<LocalDate> validity(ReferralEvent event) {
    return switch (event) {
      case TravelDocumentRecorded recorded -> Optional.of(recorded.validUntil());
      case AnswerGiven answer -> Optional.ofNullable(answer.documentValidUntil());
      case FactCorrected corrected ->
          corrected.travelDocument().held().map(TravelDocument::expiresOn);
      case ReferralEvent other -> Optional.empty();
    };
  }

  /** The newest determination of what is best for the child. */
  public Optional<BestInterestsDecided> bestInterests() {
    return facts.last(BestInterestsDecided.class);
  }

  /** What was found out about family and carer. */
  public Family family() {
    return new Family(facts);
  }

  /** Whether the carer was found to be involved when that was asked or answered last. */
  public boolean isCarerInvolved() {
    return family().isCarerInvolved();
  }

  /** Whether somebody asked for the person where she would be, since she was last seen or due. */
  public boolean wereContactsAsked() {
    FactList since =
        facts
            .since(NoShow.class)
            .since(Departed.class)
            .since(ArrivalConfirmed.class)
            .since(UnannouncedArrival.class)
            .since(UnplannedDeparture.class);
    return new Care(since).hasCovered("M2.4", "TRUSTED_CONTACTS");
  }

  /** Whether the guardian's last word was yes; an involved carer's word counts no longer. */
  public boolean guardianAgrees() {
    return family()
        .sinceTheCarerWasFoundInvolved()
        .last(GuardianAgreementRecorded.class)
        .filter(g -> g.agreed())
        .isPresent();
  }

  private Age age() {
    Age known = age;
    if (known == null) {
      known = new Age(facts);
      age = known;
    }
    return known;
  }

  /** Whether the person is a child; one of whom no age can be read is presumed to be one. */
  public boolean isPresumedChild(LocalDate today) {
    return age().isChild(today);
  }

  /** The same; empty where it is only presumed. */
  public Optional<Boolean> knownChild(LocalDate today) {
    return age().known(today);
  }

  /** The person's eighteenth birthday, where a date of birth can be read, corrected or not. */
  public Optional<LocalDate> adultOn() {
    return age().adultOn();
  }

  /** From which day on the person is known to be no child; empty where nothing says so. */
  public Optional<LocalDate> adultFrom() {
    return age().adultFrom();
  }

  /** What stands in the intake under a field's name. */
  public Optional<String> intake(String field) {
    return facts
        .last(IntakeRecorded.class)
        .flatMap(intake -> intake.intake().held())
        .map(fields -> fields.get(field));
  }

  /** The clearances that were given by a node and not taken back. */
  public List<ReturnClearance> clearancesOf(NodeId node) {
    return facts.all(ReturnClearance.class).stream()
        .filter(given -> given.node().equals(node))
        .map(Stated::event)
        .filter(given -> !isRevoked(given))
        .toList();
  }

  private boolean isRevoked(ReturnClearance given) {
    return facts.all(ClearanceRevoked.class).stream()
        .anyMatch(revoked -> revoked.event().clearanceId().equals(given.clearanceId()));
  }
}
