package trm.node.runtime;

import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.exchange.StorageFault;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.Reachability;

/** OVERDUE while nobody answers at a peer's focal point for longer than people may take. */
final class ContactsHealth implements HealthIndicator {
  private final FocalPoints focalPoints;
  private final InstantSource clock;

  ContactsHealth(FocalPoints focalPoints, InstantSource clock) {
    this.focalPoints = focalPoints;
    this.clock = clock;
  }

  @Override
  public Health health() {
    try {
      List<String> silent = silent();
      return (silent.isEmpty() ? Health.up() : Health.status("OVERDUE"))
          .withDetail("silent", silent)
          .build();
    } catch (StorageFault e) {
      return Health.unknown().build();
    }
  }

  /** For a gauge: how many they are, and no number while the database is away. */
  double silentPeers() {
    try {
      return silent().size();
    } catch (StorageFault e) {
      return Double.NaN;
    }
  }

  private List<String> silent() {
    return focalPoints.standing(clock.instant()).stream()
        .filter(known -> known.silentSince() != null)
        .map(Reachability::peer)
        .map(node -> node.value())
        .sorted()
        .toList();
  }
}
