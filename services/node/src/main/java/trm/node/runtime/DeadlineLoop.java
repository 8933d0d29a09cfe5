package trm.node.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import trm.node.casework.DeadlineDesk;
import trm.node.casework.DeadlineDesk.Step;

/** One look for what is overdue: tells who is to be told, and counts. */
final class DeadlineLoop {
  private final DeadlineDesk desk;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final MultiGauge overdue;

  DeadlineLoop(DeadlineDesk desk, InstantSource clock, MeterRegistry meters) {
    this.desk = desk;
    this.clock = clock;
    this.meters = meters;
    this.overdue =
        MultiGauge.builder("trm.deadlines.overdue")
            .description("What is owed in cases here and overdue")
            .register(meters);
  }

  /** Answers whether more is due at once. */
  boolean step() {
    Instant now = clock.instant();
    Step step = desk.step(now);
    step.raised().forEach(rung -> meters.counter("trm.deadlines.raised", "rung", rung).increment());
    overdue.register(rows(now), true);
    return step.full();
  }

  private List<MultiGauge.Row<?>> rows(Instant now) {
    return desk.overdue(now).entrySet().stream()
        .<MultiGauge.Row<?>>map(
            entry -> MultiGauge.Row.of(Tags.of("measure", entry.getKey()), entry.getValue()))
        .toList();
  }
}
