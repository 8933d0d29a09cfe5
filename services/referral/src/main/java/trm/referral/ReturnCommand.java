package trm.referral;

import java.time.Instant;

/** What opens the way home. */
public sealed interface ReturnCommand extends Command {
  /** Confirms a return: every gate must be open. */
  record ConfirmReturn(PlanId planId) implements ReturnCommand {}

  /** Vouches to a transit node that every gate is open. */
  record GiveClearance(NodeId to, String agreement, Instant validUntil) implements ReturnCommand {}

  /** Takes that word back. */
  record RevokeClearance(ClearanceId clearanceId) implements ReturnCommand {}
}
