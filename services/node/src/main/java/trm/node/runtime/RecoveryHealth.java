package trm.node.runtime;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.exchange.receipt.Probation;

/** ASKING while the node cannot tell whether it was restored and holds its mail back. */
final class RecoveryHealth implements HealthIndicator {
  private final Probation probation;

  RecoveryHealth(Probation probation) {
    this.probation = probation;
  }

  @Override
  public Health health() {
    return (probation.isOpen() ? Health.up() : Health.status("ASKING"))
        .withDetail("peersAwaited", probation.awaited())
        .build();
  }
}
