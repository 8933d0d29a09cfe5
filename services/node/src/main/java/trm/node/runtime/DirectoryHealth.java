package trm.node.runtime;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.evidence.directory.Directory;

/** Down when the directory has expired: only urgent mail leaves then. */
final class DirectoryHealth implements HealthIndicator {
  private final Supplier<Directory> directory;
  private final InstantSource clock;

  DirectoryHealth(Supplier<Directory> directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Directory current = directory.get();
    return (current.isExpiredAt(clock.instant()) ? Health.down() : Health.up())
        .withDetail("version", current.version())
        .withDetail("expiresAt", current.expiresAt().toString())
        .build();
  }
}
