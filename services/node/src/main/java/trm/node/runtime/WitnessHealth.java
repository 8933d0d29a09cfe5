package trm.node.runtime;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.evidence.NodeId;

/** WITHHELD while a peer sends receipts and does not prove that its journal only grew. */
final class WitnessHealth implements HealthIndicator {
  private final Supplier<Collection<NodeId>> withheldBy;

  WitnessHealth(Supplier<Collection<NodeId>> withheldBy) {
    this.withheldBy = withheldBy;
  }

  @Override
  public Health health() {
    Collection<NodeId> peers = withheldBy.get();
    return (peers.isEmpty() ? Health.up() : Health.status("WITHHELD"))
        .withDetail("peers", peers.stream().map(NodeId::value).sorted().toList())
        .build();
  }
}
