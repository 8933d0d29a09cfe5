package trm.referral;

import java.time.Instant;

/** The sender's word to a transit node, on which alone that node acts. */
public sealed interface ReturnEvent extends CrossingEvent {
  /** The sender vouches that every gate of the return is open. */
  record ReturnClearance(ClearanceId clearanceId, String agreement, Instant validUntil)
      implements ReturnEvent {}

  /** The sender takes its word back. */
  record ClearanceRevoked(ClearanceId clearanceId) implements ReturnEvent {}
}
