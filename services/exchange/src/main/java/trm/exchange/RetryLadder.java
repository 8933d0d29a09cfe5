package trm.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before the next try: doubling from the first step up to the last. Without
 * jitter: a node has one relay, and a run of the simulator must be repeatable.
 *
 * @param first wait after the first try
 * @param longest no wait is longer
 */
public record RetryLadder(Duration first, Duration longest) {
  private static final int DOUBLINGS_MAX = 30; // 2^30 milliseconds are twelve days.

  public RetryLadder {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "A retry ladder rises from a positive first step: " + first + " to " + longest);
    }
  }

  /**
   * When the next try is due.
   *
   * @param tries how many tries there were, from 1
   */
  public Instant next(Instant now, int tries) {
    Duration wait = first.multipliedBy(1L << Math.clamp(tries - 1L, 0, DOUBLINGS_MAX));
    return now.plus(wait.compareTo(longest) < 0 ? wait : longest);
  }
}
