package trm.node.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import trm.exchange.StorageFault;
import trm.node.storage.NodeFigures;
import trm.node.storage.NodeFigures.Figures;

/**
 * What the database says of the node, as gauges. While it cannot be read they have no value, since
 * an old one would look like a good one.
 */
final class FigureGauges {
  private final NodeFigures figures;
  private final InstantSource clock;
  private volatile @Nullable Look last;

  /** Figures, and how far the database's clock was ahead of the node's while they were read. */
  private record Look(Figures figures, Duration offset) {}

  FigureGauges(NodeFigures figures, InstantSource clock, MeterRegistry meters) {
    this.figures = figures;
    this.clock = clock;
    gauge("trm.journal.size", look -> look.figures().journalSize(), meters);
    gauge("trm.journal.signed", look -> look.figures().journalSigned(), meters);
    seconds("trm.journal.unsigned-for", look -> seconds(look.figures().unsignedFor()), meters);
    gauge("trm.outbox.overdue-open", look -> look.figures().overdue(), meters);
    gauge("trm.inbox.put-aside", look -> look.figures().putAside(), meters);
    seconds("trm.clock.database-offset", look -> seconds(look.offset()), meters);
  }

  /** Looks; nothing more is ever due at once. */
  boolean step() {
    Instant before = clock.instant();
    try {
      Figures read = figures.read();
      Duration took = Duration.between(before, clock.instant());
      last = new Look(read, Duration.between(before.plus(took.dividedBy(2)), read.databaseTime()));
      return false;
    } catch (StorageFault e) {
      last = null;
      throw e;
    }
  }

  private void gauge(String name, ToDoubleFunction<Look> value, MeterRegistry meters) {
    Gauge.builder(name, () -> valueOf(value)).register(meters);
  }

  private void seconds(String name, ToDoubleFunction<Look> value, MeterRegistry meters) {
    Gauge.builder(name, () -> valueOf(value)).baseUnit("seconds").register(meters);
  }

  private double valueOf(ToDoubleFunction<Look> value) {
    Look look = last;
    return look == null ? Double.NaN : value.applyAsDouble(look);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
