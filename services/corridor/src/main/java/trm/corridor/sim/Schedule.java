package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when. Of two things due at one moment the one planned first happens first. */
final class Schedule {
  private record Planned(Instant at, long number, Runnable action) {}

  private final PriorityQueue<Planned> queue =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::number));
  private final VirtualClock clock;
  private long planned;

  Schedule(VirtualClock clock) {
    this.clock = clock;
  }

  void in(Duration wait, Runnable action) {
    queue.add(new Planned(clock.instant().plus(wait), planned++, action));
  }

  /** Lets the next thing happen. */
  boolean next() {
    Planned next = queue.poll();
    if (next == null) {
      return false;
    }
    clock.jumpTo(next.at());
    next.action().run();
    return true;
  }
}
