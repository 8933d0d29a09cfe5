package trm.node.runtime;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.exchange.StorageFault;
import trm.node.storage.Ledger;

/** OVERDUE while any message waits longer than people expect for its receipt. */
final class OverdueHealth implements HealthIndicator {
  private final Ledger ledger;

  OverdueHealth(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Health health() {
    try {
      long overdue = ledger.overdue();
      return (overdue == 0 ? Health.up() : Health.status("OVERDUE"))
          .withDetail("messages", overdue)
          .build();
    } catch (StorageFault e) {
      return Health.unknown().build();
    }
  }
}
