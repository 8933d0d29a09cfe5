package trm.exchange.inbox;

import java.time.Duration;
import trm.exchange.RetryLadder;

/**
 * How messages come in.
 *
 * @param batchSizeMax envelopes in one transaction, 1 to 1000
 * @param envelopeBytesMax larger ones are put aside unread
 * @param skewGrace how far clocks of two nodes may differ
 * @param validityMax longest validity a message may claim; how long duplicates are remembered
 * @param parkedMax messages of one conversation that may wait
 * @param gapAsk first step: how long a gap may close by itself; then how often it is asked for
 * @param handlingTriesMax tries of one message alone before a bug puts it aside
 */
public record InboxSettings(
    int batchSizeMax,
    int envelopeBytesMax,
    Duration skewGrace,
    Duration validityMax,
    int parkedMax,
    RetryLadder gapAsk,
    int handlingTriesMax) {

  public InboxSettings {
    require(batchSizeMax >= 1 && batchSizeMax <= 1000, "batch-size-max is 1 to 1000");
    require(envelopeBytesMax >= 4096, "envelope-bytes-max is at least 4096");
    require(!skewGrace.isNegative(), "skew-grace is not negative");
    require(validityMax.isPositive(), "validity-max is positive");
    require(parkedMax >= 1 && parkedMax <= 100_000, "parked-max is 1 to 100000");
    require(handlingTriesMax >= 1 && handlingTriesMax <= 10, "handling-tries-max is 1 to 10");
  }

  /** What suits a corridor of a few nodes on one broker. */
  public static InboxSettings defaults() {
    return new InboxSettings(
        64,
        5_593_428, // The largest size class in base64, and what stands around it.
        Duration.ofMinutes(5),
        Duration.ofDays(45),
        1000,
        new RetryLadder(Duration.ofSeconds(10), Duration.ofHours(1)),
        3);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException("trm.inbox: " + sentence + ".");
    }
  }
}
