package trm.node.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;

/** Whether this node can sign, attest and open today, under keys that its peers can know. */
final class KeysHealth implements HealthIndicator {
  private final NodeId self;
  private final Supplier<NodeKeys> keys;
  private final Supplier<Directory> directory;
  private final InstantSource clock;

  KeysHealth(
      NodeId self, Supplier<NodeKeys> keys, Supplier<Directory> directory, InstantSource clock) {
    this.self = self;
    this.keys = keys;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Health health() {
    for (KeyUse use : KeyUse.values()) {
      if (!holdsAnyOf(use)) {
        return Health.down().withDetail("missing", use.name()).build();
      }
    }
    return Health.up().build();
  }

  /** Expiry of the directory itself is a state of its own, and not asked here. */
  private boolean holdsAnyOf(KeyUse use) {
    Instant now = clock.instant();
    return keys.get().published().stream()
        .filter(key -> key.use() == use && key.servesAt(now))
        .anyMatch(
            key ->
                directory
                    .get()
                    .owner(key.kid())
                    .filter(owned -> owned.node().equals(self) && !owned.key().isRevokedAt(now))
                    .isPresent());
  }
}
