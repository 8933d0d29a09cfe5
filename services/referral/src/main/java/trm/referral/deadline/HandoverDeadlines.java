package trm.referral.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.Leg;
import trm.referral.NodeId;
import trm.referral.deadline.Deadline.State;
import trm.referral.file.Days;
import trm.referral.file.FactList.Stated;
import trm.referral.file.Handover;

/**
 * The steps of a handover up to the arrival. A third node, to which nothing was offered, has none.
 */
record HandoverDeadlines(Copy copy) {
  private static final String ACCEPTANCE = "M4.9";
  private static final String RECEPTION = "M4.11";

  Stream<Deadline> all() {
    return copy.referral().handovers().all().stream().flatMap(this::of);
  }

  private Stream<Deadline> of(Handover handover) {
    return handover.steps().all(HandoverOffered.class).stream()
        .limit(1)
        .flatMap(
            offer -> Stream.concat(answers(handover, offer), arrival(handover, offer).stream()));
  }

  private Stream<Deadline> answers(Handover handover, Stated<HandoverOffered> offer) {
    List<NodeId> asked = copy.isOwn(offer) ? handover.candidates() : List.of(copy.self());
    return asked.stream().flatMap(node -> answer(handover, offer, node).stream());
  }

  /** Due within the law's time, and never after the end of the offer. */
  private Optional<Deadline> answer(
      Handover handover, Stated<HandoverOffered> offer, NodeId candidate) {
    NodeId peer = copy.isOwn(offer) ? candidate : offer.node();
    Instant expires = offer.event().expiresAt();
    Due due =
        copy.within(ACCEPTANCE, peer, Copy.recordedAt(offer))
            .filter(limit -> limit.at().isBefore(expires))
            .orElse(Due.stated(expires));
    String id = "offer:" + handover.id() + ":" + candidate;
    Deadline owed = copy.between(id, Kind.OFFER, ACCEPTANCE, offer, due, candidate, offer.node());
    return Optional.of(moot(answered(owed, handover, candidate), handover, offer));
  }

  private static Deadline answered(Deadline owed, Handover handover, NodeId candidate) {
    return first(handover, fact -> fact.stamp().node().equals(candidate) && isAnswer(fact))
        .map(owed::answeredAt)
        .orElse(owed);
  }

  /** Revoked, accepted by another, arrived, or followed by another offer of the same sender. */
  private Deadline moot(Deadline owed, Handover handover, Stated<HandoverOffered> offer) {
    return first(
            handover,
            fact ->
                fact.event() instanceof OfferRevoked
                    || fact.event() instanceof HandoverAccepted
                    || fact.event() instanceof ArrivalConfirmed
                    || fact.event() instanceof HandoverClosed)
        .or(() -> anotherOffer(offer))
        .or(() -> copy.over(offer.node(), offer))
        .map(owed::notOwedSince)
        .orElse(owed);
  }

  private Optional<Instant> anotherOffer(Stated<HandoverOffered> offer) {
    return copy.later(offer).all(HandoverOffered.class).stream()
        .filter(later -> later.node().equals(offer.node()))
        .map(Copy::recordedAt)
        .findFirst();
  }

  /** From the expected moment on the person is missed; the same day, somebody says what became. */
  private Optional<Deadline> arrival(Handover handover, Stated<HandoverOffered> offer) {
    return handover.steps().all(HandoverAccepted.class).stream()
        .findFirst()
        .flatMap(
            accepted ->
                expected(handover, offer.event())
                    .map(at -> arrival(handover, offer, accepted, at)));
  }

  private Deadline arrival(
      Handover handover,
      Stated<HandoverOffered> offer,
      Stated<HandoverAccepted> accepted,
      Instant expected) {
    Deadline owed =
        copy.between(
            "arrival:" + handover.id(),
            Kind.ARRIVAL,
            RECEPTION,
            accepted,
            Due.stated(expected),
            accepted.node(),
            offer.node());
    Deadline told = told(owed, handover);
    return first(handover, fact -> isRevocation(fact, handover))
        .or(() -> anotherOffer(offer))
        .or(() -> copy.over(offer.node(), offer))
        .map(told::notOwedSince)
        .orElse(told);
  }

  /** An offer that was revoked after the departure is answered by an arrival all the same. */
  private static boolean isRevocation(Fact fact, Handover handover) {
    return fact.event() instanceof OfferRevoked && !handover.steps().any(Departed.class);
  }

  private static Optional<Instant> expected(Handover handover, HandoverOffered offer) {
    return handover
        .steps()
        .last(Departed.class)
        .flatMap(departed -> departed.itinerary().held())
        .filter(legs -> !legs.isEmpty())
        .map(List::getLast)
        .map(Leg::arrivesAt)
        .or(() -> offer.meetingAt().held());
  }

  /** News of an arrival is owed on its day, like news of a no-show. */
  private static Deadline told(Deadline owed, Handover handover) {
    return first(
            handover,
            fact -> fact.event() instanceof ArrivalConfirmed || fact.event() instanceof NoShow)
        .map(at -> onTheDay(owed, at))
        .orElse(owed);
  }

  private static Deadline onTheDay(Deadline owed, Instant at) {
    boolean late = Days.of(at).isAfter(Days.of(owed.dueAt()));
    return owed.ended(at, late ? State.ANSWERED_LATE : State.ANSWERED);
  }

  private static Optional<Instant> first(Handover handover, Predicate<Fact> is) {
    return handover.steps().facts().stream()
        .filter(is)
        .map(fact -> fact.stamp().recordedAt())
        .findFirst();
  }

  private static boolean isAnswer(Fact fact) {
    return fact.event() instanceof HandoverAccepted || fact.event() instanceof HandoverDeclined;
  }
}
