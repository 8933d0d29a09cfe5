package trm.exchange.reach;

import java.time.Duration;

/**
 * How often focal points are tested.
 *
 * @param interval from one test of a peer to the next
 * @param answerWithin how long a person has for an answer
 * @param firstAfter how long after a start a peer is asked that never was
 */
public record ReachSettings(Duration interval, Duration answerWithin, Duration firstAfter) {

  /** Once a week, two days for an answer, the first an hour after the start. */
  public static ReachSettings defaults() {
    return new ReachSettings(Duration.ofDays(7), Duration.ofDays(2), Duration.ofHours(1));
  }
}
