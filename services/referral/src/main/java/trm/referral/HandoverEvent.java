package trm.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps by which responsibility passes from node to node. */
public sealed interface HandoverEvent extends CrossingEvent {
  /**
   * The holder offers the person's care, without saying who she is.
   *
   * @param minor whether she is a child, so that whoever waits for her knows whose law holds;
   *     absent where the holder does not know
   */
  record HandoverOffered(
      HandoverId handoverId,
      long epoch,
      boolean finalDestination,
      Guarded<String> meetingPlace,
      Guarded<Instant> meetingAt,
      Instant expiresAt,
      Guarded<List<String>> capacities,
      Guarded<String> escort,
      Guarded<Profile> profile,
      String language,
      Octets arrivalCodeSalt,
      Octets arrivalCodeDigest,
      @Nullable Boolean minor)
      implements HandoverEvent {}

  /** A named officer will take responsibility when the person arrives. */
  record HandoverAccepted(HandoverId handoverId, String contact, String alternate)
      implements HandoverEvent {}

  /** The offer is not taken, for a coded reason. */
  record HandoverDeclined(HandoverId handoverId, String reason) implements HandoverEvent {}

  /** The offer no longer stands. */
  record OfferRevoked(HandoverId handoverId, String reason) implements HandoverEvent {}

  /** The person is on the way; the sender still holds. */
  record Departed(
      HandoverId handoverId,
      Instant departedAt,
      Guarded<Identity> identity,
      Guarded<List<Leg>> itinerary)
      implements HandoverEvent {}

  /** The person is here: from now on the receiver holds, under the next epoch. */
  record ArrivalConfirmed(
      HandoverId handoverId,
      long epoch,
      String arrivalCode,
      Instant arrivedAt,
      Octets openingEntry,
      @Nullable String lateReason)
      implements HandoverEvent {}

  /** The person did not come. */
  record NoShow(HandoverId handoverId, Instant expectedAt, @Nullable String lateReason)
      implements HandoverEvent {}

  /** The sender lets go of its duty and cites the entry that opened the new epoch. */
  record HandoverClosed(HandoverId handoverId, long epoch, NodeId holder, Octets cites)
      implements HandoverEvent {}

  /** The person came without an accepted offer: duty of care, and nothing moves. */
  record UnannouncedArrival(Guarded<String> place, Instant arrivedAt) implements HandoverEvent {}

  /** The person left outside the mechanism. */
  record UnplannedDeparture(Instant leftAt, String basis) implements HandoverEvent {}

  /** What became of the handover; ends the sender's duty to follow it up. */
  record FeedbackGiven(HandoverId handoverId, Guarded<String> result, @Nullable String lateReason)
      implements HandoverEvent {}
}
