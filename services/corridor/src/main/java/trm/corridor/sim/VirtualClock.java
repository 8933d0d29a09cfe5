package trm.corridor.sim;

import java.time.Instant;
import java.time.InstantSource;

/** Time of a run: it stands still while something happens and jumps to the next thing due. */
final class VirtualClock implements InstantSource {
  /** A Monday, so that a reader of a history knows where a run begins. */
  static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

  private Instant now = BEGIN;

  @Override
  public Instant instant() {
    return now;
  }

  void jumpTo(Instant later) {
    if (later.isBefore(now)) {
      throw new IllegalArgumentException("Time does not go back: " + later);
    }
    now = later;
  }
}
