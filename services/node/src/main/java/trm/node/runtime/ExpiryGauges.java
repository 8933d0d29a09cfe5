package trm.node.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;

/**
 * How long what serves today goes on serving, in seconds; below zero it is over. Read at each
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
      Gauge.builder("trm.keys.expires-in", () -> untilTheLastOf(use))
          .tag("use", use.name().toLowerCase(Locale.ROOT))
          .baseUnit("seconds")
          .register(meters);
    }
  }

  /** The key that lasts longest counts, since it goes on when the others have ended. */
  private double untilTheLastOf(KeyUse use) {
    return keys.get().published().stream()
        .filter(key -> key.use() == use)
        .filter(this::isVouchedFor)
        .map(PublishedKey::validUntil)
        .max(Instant::compareTo)
        .map(this::until)
        .orElse(Double.NaN);
  }

  private boolean isVouchedFor(PublishedKey key) {
    return directory
        .get()
        .owner(key.kid())
        .filter(owned -> owned.node().equals(self) && !owned.key().isRevokedAt(clock.instant()))
        .isPresent();
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
    return Duration.between(clock.instant(), end).toMillis() / 1000.0;
  }
}
