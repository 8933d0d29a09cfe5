package trm.corridor.sim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What happened in a run, in sentences, for a reader who has to find out why it failed. */
final class History {
  private final List<String> lines = new ArrayList<>();
  private final InstantSource clock;

  History(InstantSource clock) {
    this.clock = clock;
  }

  void tell(String who, String what) {
    Duration since = Duration.between(VirtualClock.BEGIN, clock.instant());
    lines.add(
        "day %2d %02d:%02d:%02d  %-14s  %s"
            .formatted(
                since.toDays(),
                since.toHoursPart(),
                since.toMinutesPart(),
                since.toSecondsPart(),
                who,
                what));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
