package trm.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.Basis.NotificationDuty;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.NodeJoined;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.consent.Correction;
import trm.referral.consent.DisclosureBasis;
import trm.referral.consent.Erasure;
import trm.referral.consent.Purposes;
import trm.referral.consent.Withdrawal;
import trm.referral.file.Handover;
import trm.referral.file.Handover.Stage;

/**
 * What follows at this node from a peer's message that the law let in. The answers given here tell
 * nothing about the person, so that they go out by duty and need no consent.
 */
record Reception(Incoming incoming, Referral referral, Situation situation) {

  static Agreed of(Incoming incoming, Referral referral, Situation situation) {
    return new Reception(incoming, referral, situation).agree();
  }

  private Agreed agree() {
    Draft follows = consequences((CrossingEvent) incoming.fact().event());
    List<Fact> facts = new ArrayList<>();
    beginnings().forEach(event -> facts.add(new Fact(event, ownStamp())));
    facts.add(incoming.fact());
    follows.events().forEach(event -> facts.add(new Fact(event, ownStamp())));
    return new Agreed(facts, follows.tellings().stream().map(this::notice).toList());
  }

  /** A correction tells who the person is, and goes on only where that has a basis of its own. */
  private Notice notice(Telling telling) {
    Fact fact = new Fact(telling.event(), telling.stamp());
    Basis basis =
        telling.event() instanceof FactCorrected
            ? DisclosureBasis.ofAll(telling, referral, situation).orElseThrow()
            : new NotificationDuty();
    return new Notice(fact, telling.to(), telling.purpose(), basis);
  }

  /** This node acts by itself, now, under the measure of the message. */
  private Stamp ownStamp() {
    Stamp theirs = incoming.fact().stamp();
    OrganisationId organisation = new OrganisationId(referral.self().value());
    return new Stamp(
        situation.now(),
        situation.now(),
        theirs.measure(),
        referral.self(),
        organisation,
        Stamp.SYSTEM,
        null);
  }

  /** A first message begins the case here, in its epoch and with its sender as the holder. */
  private List<ReferralEvent> beginnings() {
    List<ReferralEvent> events = new ArrayList<>();
    if (!referral.responsibility().hasBegun() || isNews()) {
      events.add(new EpochLearned(incoming.epoch(), incoming.sender(), claimsAuthority()));
    }
    if (!referral.peers().includes(incoming.sender())) {
      events.add(new NodeJoined(incoming.sender()));
    }
    return events;
  }

  /** The sender speaks as the holder, and this node knew of another or of an earlier epoch. */
  private boolean isNews() {
    boolean another = !incoming.sender().equals(referral.authority());
    boolean presumed = referral.responsibility().isPresumed();
    return claimsAuthority()
        && (incoming.epoch() > referral.epoch()
            || (incoming.epoch() == referral.epoch() && another && presumed));
  }

  /** An offer is also revoked by a node that has just lost authority. */
  private boolean claimsAuthority() {
    CrossingEvent event = (CrossingEvent) incoming.fact().event();
    return event.fencing() == EventKind.HOLDER && !(event instanceof OfferRevoked);
  }

  private Draft consequences(CrossingEvent event) {
    return switch (event) {
      case HandoverAccepted accepted -> answerAcceptance(accepted);
      case ArrivalConfirmed arrival -> Erasure.atArrival(referral, situation, ownStamp());
      case ConsentWithdrawn withdrawn -> withdraw(withdrawn);
      case FactCorrected corrected -> correct(corrected);
      case HoldTold told -> passOn(told, !isKnown(told.holdId()));
      case HoldLifted lifted ->
          passOn(lifted, referral.holds().findOpen(lifted.holdId()).isPresent());
      case CrossingEvent other -> Draft.nothing();
    };
  }

  /** Whoever was told by this node what was wrong is told by it that it was. */
  private Draft correct(FactCorrected corrected) {
    return Draft.nothing()
        .telling(
            new Correction(corrected, referral, situation).relays(incoming.sender(), ownStamp()));
  }

  /** Who accepts an offer that is gone, or that another has won, is told so. */
  private Draft answerAcceptance(HandoverAccepted accepted) {
    Optional<String> reason =
        referral.handovers().findOwn(accepted.handoverId()).flatMap(this::lost);
    return reason
        .map(
            code ->
                Draft.nothing()
                    .telling(List.of(tellSender(new OfferRevoked(accepted.handoverId(), code)))))
        .orElse(Draft.nothing());
  }

  private Optional<String> lost(Handover handover) {
    boolean anothers =
        handover.acceptedBy().filter(winner -> !winner.equals(incoming.sender())).isPresent();
    if (anothers) {
      return Optional.of("ACCEPTED_ELSEWHERE");
    }
    return handover.stage() == Stage.REVOKED
        ? handover.revocation().map(OfferRevoked::reason)
        : lapsed(handover);
  }

  /** Counts the moment of the acceptance, not of its arrival: a late message is no refusal. */
  private Optional<String> lapsed(Handover handover) {
    return handover.isExpired(incoming.fact().stamp().recordedAt())
        ? Optional.of("EXPIRED")
        : Optional.empty();
  }

  private Telling tellSender(CrossingEvent event) {
    return new Telling(event, incoming.sender(), Purposes.PROTECTION, ownStamp());
  }

  /** The author may not know every node of the case, and a hold that one of them misses is none. */
  private Draft passOn(CrossingEvent event, boolean isNews) {
    Set<NodeId> others = new TreeSet<>(referral.peers().joined());
    others.remove(incoming.sender());
    Set<NodeId> told = isNews ? others : Set.of();
    return Draft.nothing().telling(Telling.toAll(event, told, Purposes.PROTECTION, ownStamp()));
  }

  private boolean isKnown(HoldId id) {
    return referral.holds().all().stream().anyMatch(hold -> hold.id().equals(id));
  }

  /**
   * Told on to those who had the consent from this node, since the person's word must not be lost.
   */
  private Draft withdraw(ConsentWithdrawn withdrawn) {
    if (isRepeated(withdrawn)) {
      return Draft.nothing();
    }
    Withdrawal withdrawal = new Withdrawal(withdrawn, referral, situation);
    Draft follows = withdrawal.consequences(ownStamp());
    List<Telling> tellings = new ArrayList<>(relays(withdrawn));
    follows.events().stream()
        .filter(ErasureCarriedOut.class::isInstance)
        .map(ErasureCarriedOut.class::cast)
        .forEach(done -> tellings.add(tellSender(Erasure.confirmation(done))));
    return follows.telling(tellings);
  }

  /** A guardian's suspension may be followed by the child authority's word; nothing else is new. */
  private boolean isRepeated(ConsentWithdrawn withdrawn) {
    return referral.facts().stream()
        .map(Fact::event)
        .filter(ConsentWithdrawn.class::isInstance)
        .map(ConsentWithdrawn.class::cast)
        .anyMatch(
            earlier ->
                earlier.consentId().equals(withdrawn.consentId())
                    && earlier.scope().equals(withdrawn.scope()));
  }

  private List<Telling> relays(ConsentWithdrawn withdrawn) {
    Set<NodeId> others = new TreeSet<>(referral.peers().toldOf(withdrawn.consentId()));
    others.remove(incoming.sender());
    return Telling.toAll(withdrawn, others, Purposes.PROTECTION, ownStamp());
  }
}
