package trm.node.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.ServiceEnd;

/**
 * How long what serves today goes on serving, in seconds; at zero or below it is over. Read at each
 * scrape from what the node holds in memory.
 */
final class ExpiryGauges {
  private final NodeId self;
  private final Supplier<NodeKeys> keys;
  private final Supplier<Directory> directory;
  private final InstantSource clock;
  private volatile @Nullable Instant authoritiesEnd;

  ExpiryGauges(
      NodeId self, Supplier<NodeKeys> keys, Supplier<Directory> directory, InstantSource clock) {
    this.self = self;
    this.keys = keys;
    this.directory = directory;
    this.clock = clock;
  }

  void register(MeterRegistry meters) {
    Gauge.builder("trm.broker.authority-expires-in", this::untilTheAuthoritiesEnd)
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("trm.directory.expires-in", () -> until(directory.get().expiresAt()))
        .baseUnit("seconds")
        .register(meters);
    for (KeyUse use : KeyUse.values()) {
      Gauge.builder("trm.keys.expires-in", () -> untilNoneServes(use))
          .tag("use", use.name().toLowerCase(Locale.ROOT))
          .baseUnit("seconds")
          .register(meters);
    }
  }

  /**
   * Until the first moment at which no key of that use serves which the node holds and the
   * directory vouches for; zero where none does now, since an alarm compares numbers.
   */
  private double untilNoneServes(KeyUse use) {
    List<PublishedKey> vouched =
        keys.get().published().stream()
            .filter(key -> key.use() == use)
            .flatMap(key -> directory.get().owner(key.kid()).stream())
            .filter(owned -> owned.node().equals(self))
            .map(Directory.OwnedKey::key)
            .toList();
    Instant now = clock.instant();
    return seconds(now, ServiceEnd.of(vouched, now));
  }

  /** Until when some broker is believed; empty where nothing is checked or known. */
  void authoritiesEnd(Optional<Instant> end) {
    authoritiesEnd = end.orElse(null);
  }

  private double untilTheAuthoritiesEnd() {
    Instant end = authoritiesEnd;
    return end == null ? Double.NaN : until(end);
  }

  private double until(Instant end) {
    return seconds(clock.instant(), end);
  }

  private static double seconds(Instant now, Instant end) {
    return Duration.between(now, end).toMillis() / 1000.0;
  }
}
