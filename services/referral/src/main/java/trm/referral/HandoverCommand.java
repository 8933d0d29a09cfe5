package trm.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a handover, as officers take them. */
public sealed interface HandoverCommand extends Command {
  /** Offers the person's care to another node. Of several candidates one wins. */
  record OfferHandover(
      List<NodeId> to,
      boolean finalDestination,
      Guarded<String> meetingPlace,
      Guarded<Instant> meetingAt,
      Instant expiresAt,
      Guarded<List<String>> capacities,
      Guarded<String> escort,
      Guarded<Profile> profile,
      String language)
      implements HandoverCommand {}

  /** Accepts an offer, with a named contact and an alternate. */
  record AcceptHandover(HandoverId handoverId, String contact, String alternate)
      implements HandoverCommand {}

  /** Declines an offer. */
  record DeclineHandover(HandoverId handoverId, String reason) implements HandoverCommand {}

  /** Takes an offer back. */
  record RevokeOffer(HandoverId handoverId, String reason) implements HandoverCommand {}

  /** Records that the person is on the way. */
  record RecordDeparture(
      HandoverId handoverId,
      Instant departedAt,
      Guarded<Identity> identity,
      Guarded<List<Leg>> itinerary)
      implements HandoverCommand {}

  /**
   * Confirms that the person is here, with the code that she carries. Whoever records it after its
   * day says why; an arrival is taken all the same, and asked about later.
   */
  record ConfirmArrival(
      HandoverId handoverId,
      Guarded<String> arrivalCode,
      Instant arrivedAt,
      @Nullable String lateReason)
      implements HandoverCommand {}

  /** Records that the person did not come, and after the day why so late. */
  record RecordNoShow(HandoverId handoverId, Instant expectedAt, @Nullable String lateReason)
      implements HandoverCommand {}

  /** Lets go of the sender's duty after an arrival. */
  record CloseHandover(HandoverId handoverId) implements HandoverCommand {}

  /** Records that the person came without an accepted offer. */
  record RecordUnannouncedArrival(List<NodeId> to, Guarded<String> place, Instant arrivedAt)
      implements HandoverCommand {}

  /** Records that the person left outside the mechanism. */
  record RecordUnplannedDeparture(List<NodeId> to, Instant leftAt, String basis)
      implements HandoverCommand {}

  /** Tells the sender what became of a handover, and why its arrival was recorded late. */
  record GiveFeedback(HandoverId handoverId, Guarded<String> result, @Nullable String lateReason)
      implements HandoverCommand {}
}
