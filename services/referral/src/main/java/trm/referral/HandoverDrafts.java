package trm.referral;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RecordUnannouncedArrival;
import trm.referral.HandoverCommand.RecordUnplannedDeparture;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.LocalEvent.ArrivalCodeIssued;
import trm.referral.LocalEvent.OfferAddressed;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.Situation.FreshCode;
import trm.referral.consent.Erasure;
import trm.referral.consent.Purposes;
import trm.referral.file.Expected;
import trm.referral.file.Handover;

/** What the steps of a handover bring about. */
record HandoverDrafts(Drafting drafting) {

  Draft of(HandoverCommand command) {
    return switch (command) {
      case OfferHandover c -> offer(c);
      case AcceptHandover c ->
          tellSender(
              c.handoverId(), new HandoverAccepted(c.handoverId(), c.contact(), c.alternate()));
      case DeclineHandover c -> decline(c);
      case RevokeOffer c -> revoke(c);
      case RecordDeparture c -> depart(c);
      case ConfirmArrival c -> arrive(c);
      case RecordNoShow c -> missed(c);
      case CloseHandover c -> close(c);
      case RecordUnannouncedArrival c ->
          warn(new UnannouncedArrival(c.place(), c.arrivedAt()), c.to());
      case RecordUnplannedDeparture c ->
          warn(new UnplannedDeparture(c.leftAt(), c.basis()), c.to());
      case GiveFeedback c ->
          tellSender(c.handoverId(), new FeedbackGiven(c.handoverId(), c.result(), c.lateReason()));
    };
  }

  private Draft offer(OfferHandover c) {
    HandoverId id = new HandoverId(drafting.freshId());
    return drafting
        .tell(offered(c, id), c.to(), Purposes.RETURN)
        .and(
            Draft.of(
                new OfferAddressed(id, c.to()),
                new ArrivalCodeIssued(id, Guarded.of(drafting.situation().freshCode().code()))));
  }

  private HandoverOffered offered(OfferHandover c, HandoverId id) {
    FreshCode code = drafting.situation().freshCode();
    return new HandoverOffered(
        id,
        drafting.referral().epoch(),
        c.finalDestination(),
        c.meetingPlace(),
        c.meetingAt(),
        c.expiresAt(),
        c.capacities(),
        c.escort(),
        c.profile(),
        c.language(),
        code.salt(),
        code.digest(),
        drafting.referral().care().knownChild(drafting.today()).orElse(null));
  }

  /** The own file keeps the reason that the officer gave; the peer reads what may be told. */
  private Draft decline(DeclineHandover c) {
    return Draft.of(new HandoverDeclined(c.handoverId(), c.reason()))
        .telling(
            sender(c.handoverId()).stream()
                .map(to -> telling(new HandoverDeclined(c.handoverId(), told(c.reason(), to)), to))
                .toList());
  }

  private Draft revoke(RevokeOffer c) {
    return Draft.of(new OfferRevoked(c.handoverId(), c.reason()))
        .telling(
            candidates(c.handoverId()).stream()
                .map(to -> telling(new OfferRevoked(c.handoverId(), told(c.reason(), to)), to))
                .toList());
  }

  private String told(String reason, NodeId to) {
    return new SilentReason(drafting.referral(), drafting.situation()).told(reason, to);
  }

  private Telling telling(HandoverEvent event, NodeId to) {
    return new Telling(event, to, Purposes.RETURN, drafting.order().stamp());
  }

  private Draft depart(RecordDeparture c) {
    Departed departed = new Departed(c.handoverId(), c.departedAt(), c.identity(), c.itinerary());
    List<NodeId> receiver =
        drafting
            .referral()
            .handovers()
            .find(c.handoverId())
            .flatMap(Handover::acceptedBy)
            .map(List::of)
            .orElse(List.of());
    return drafting.tell(departed, receiver, Purposes.RETURN);
  }

  /** An erasure that was put off while the person travelled is carried out with the arrival. */
  private Draft arrive(ConfirmArrival c) {
    long next = drafting.referral().epoch() + 1;
    Octets opening = drafting.situation().journal().leafHash(c.handoverId(), next);
    Draft arrival =
        everyone(
            new ArrivalConfirmed(
                c.handoverId(),
                next,
                c.arrivalCode().held().orElse(""),
                c.arrivedAt(),
                opening,
                Expected.reason(
                    expected(c.handoverId()).isArrivalLate(c.arrivedAt()), c.lateReason())));
    return arrival.and(
        Erasure.atArrival(drafting.referral(), drafting.situation(), drafting.order().stamp()));
  }

  /** A child who did not come is missing at once; an adult may have changed her mind. */
  private Draft missed(RecordNoShow c) {
    Expected expected = expected(c.handoverId());
    String lateReason = Expected.reason(expected.isNoShowLate(c.expectedAt()), c.lateReason());
    Draft noShow = everyone(new NoShow(c.handoverId(), c.expectedAt(), lateReason));
    return expected.isChild()
        ? noShow.and(
            drafting.tellEveryone(
                new MissingPerson(c.expectedAt(), Guarded.of(true), "CHILD_AUTHORITY"),
                Purposes.PROTECTION))
        : noShow;
  }

  private Expected expected(HandoverId handover) {
    return new Expected(drafting.referral(), handover, drafting.situation().now());
  }

  private Draft close(CloseHandover c) {
    return drafting
        .referral()
        .handovers()
        .find(c.handoverId())
        .flatMap(this::closing)
        .map(this::everyone)
        .orElse(Draft.nothing());
  }

  private Optional<HandoverClosed> closing(Handover handover) {
    return handover
        .arrival()
        .flatMap(
            arrival ->
                handover
                    .receiver()
                    .map(
                        holder ->
                            new HandoverClosed(
                                handover.id(), arrival.epoch(), holder, arrival.openingEntry())));
  }

  private Draft everyone(HandoverEvent event) {
    return drafting.tellEveryone(event, Purposes.RETURN);
  }

  private Draft tellSender(HandoverId id, HandoverEvent event) {
    boolean feedback = event instanceof FeedbackGiven;
    return drafting.tell(event, sender(id), feedback ? Purposes.FOLLOW_UP : Purposes.RETURN);
  }

  private List<NodeId> sender(HandoverId id) {
    return drafting.referral().handovers().find(id).flatMap(Handover::sender).stream().toList();
  }

  private List<NodeId> candidates(HandoverId id) {
    return drafting.referral().handovers().find(id).map(Handover::candidates).orElse(List.of());
  }

  /** The named nodes and every node of the case: nobody is left out of a warning. */
  private Draft warn(HandoverEvent event, Collection<NodeId> to) {
    Set<NodeId> all = new TreeSet<>(drafting.referral().peers().joined());
    all.addAll(to);
    all.remove(drafting.referral().self());
    return drafting.tell(event, all, Purposes.PROTECTION);
  }
}
