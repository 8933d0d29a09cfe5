package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of one node, which may go wrong. */
final class NodeClock implements InstantSource {
  private final InstantSource truth;
  private Duration error = Duration.ZERO;

  NodeClock(InstantSource truth) {
    this.truth = truth;
  }

  @Override
  public Instant instant() {
    return truth.instant().plus(error);
  }

  /** From now on it shows so much too late, or too early where that is negative. */
  void goWrongBy(Duration other) {
    error = other;
  }
}
