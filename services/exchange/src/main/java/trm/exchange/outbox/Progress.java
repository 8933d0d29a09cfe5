package trm.exchange.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come.
 *
 * @param overdue no receipt came in time, and none has come since
 * @param claim counts the claims; the number of the last one fences the results of those before
 * @param failures tries that failed since the last success
 * @param sends how often the broker took it
 * @param dueAt when a relay may claim it; absent when nothing is left to do
 * @param leasedUntil end of the last claim's lease, while SENDING
 * @param lastError coded; never text of a stranger
 * @param toldCode why the recipient refused, as far as it says
 */
public record Progress(
    MessageState state,
    boolean overdue,
    long claim,
    int failures,
    int sends,
    @Nullable Instant dueAt,
    @Nullable Instant leasedUntil,
    @Nullable String lastError,
    @Nullable String toldCode) {

  /** A message that was just posted. */
  public static Progress posted(Instant now) {
    return new Progress(MessageState.POSTED, false, 0, 0, 0, now, null, null, null);
  }
}
