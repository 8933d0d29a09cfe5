package trm.exchange.outbox;

import java.time.Duration;
import trm.exchange.RetryLadder;

/**
 * How messages go out.
 *
 * @param batchSizeMax messages claimed at once, 1 to 1000
 * @param leaseDuration how long a claim lasts, and so how long what a dead process had claimed
 *     waits for another; must outlive a batch and the longest sending of one message
 * @param retry after a failure
 * @param resend after a success without a receipt
 * @param validity from issue to expiry of a message; at least the longest outage to be survived
 * @param overdueAfter when people are told that no receipt came
 */
public record OutboxSettings(
    int batchSizeMax,
    Duration leaseDuration,
    RetryLadder retry,
    RetryLadder resend,
    Duration validity,
    Duration overdueAfter) {

  public OutboxSettings {
    require(batchSizeMax >= 1 && batchSizeMax <= 1000, "batch-size-max is 1 to 1000");
    require(leaseDuration.isPositive(), "lease-duration is positive");
    require(overdueAfter.isPositive(), "overdue-after is positive");
    require(
        validity.compareTo(overdueAfter) > 0,
        "validity is longer than overdue-after, or a message would expire before people are told");
  }

  /** How long messages of a batch may begin to be sent, which leaves the last one time to end. */
  Duration batchDuration() {
    return leaseDuration.dividedBy(4);
  }

  /** What suits a corridor of a few nodes on one broker. */
  public static OutboxSettings defaults() {
    return new OutboxSettings(
        64,
        Duration.ofSeconds(20),
        new RetryLadder(Duration.ofSeconds(1), Duration.ofMinutes(1)),
        new RetryLadder(Duration.ofMinutes(15), Duration.ofHours(6)),
        Duration.ofDays(30),
        Duration.ofHours(1));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException("trm.outbox: " + sentence + ".");
    }
  }
}
