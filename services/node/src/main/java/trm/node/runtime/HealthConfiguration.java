package trm.node.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.exchange.reach.FocalPoints;
import trm.exchange.receipt.Probation;
import trm.node.api.Throttled;
import trm.node.storage.DatabaseProbe;
import trm.node.storage.Ledger;
import trm.node.storage.Room;

/**
 * What an operator is told. Only {@code db} and {@code keys} make a node unready; a broker that is
 * away or mail that is overdue stops no officer from working.
 */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

  @Bean
  HealthIndicator keysHealthIndicator(
      NodeId self, KeyRing keys, DirectoryFile directory, InstantSource clock) {
    return new KeysHealth(self, keys, directory, clock);
  }

  @Bean
  HealthIndicator directoryHealthIndicator(DirectoryFile directory, InstantSource clock) {
    return new DirectoryHealth(directory, clock);
  }

  /** Instead of the one that Spring Boot makes, which waits in the pool behind everybody else. */
  @Bean
  HealthIndicator dbHealthIndicator(DatabaseProbe database) {
    return new DatabaseHealth(database);
  }

  @Bean
  HealthIndicator journalHealthIndicator(Room room, MeterRegistry meters) {
    Gauge.builder("trm.journal.full", room, known -> known.isLacking() ? 1 : 0)
        .description("1 while the last entry for the journal found no room")
        .register(meters);
    return new JournalHealth(room);
  }

  @Bean
  HealthIndicator overdueHealthIndicator(Ledger ledger) {
    return new OverdueHealth(ledger);
  }

  @Bean
  HealthIndicator recoveryHealthIndicator(Probation probation, MeterRegistry meters) {
    Gauge.builder("trm.recovery.awaited", probation, Probation::awaited)
        .description("Peers whose word on this node's journal is awaited")
        .register(meters);
    return new RecoveryHealth(probation);
  }

  @Bean
  HealthIndicator witnessHealthIndicator(Observer observer) {
    return new WitnessHealth(observer::proofsWithheldBy);
  }

  @Bean
  HealthIndicator contactsHealthIndicator(
      FocalPoints focalPoints, InstantSource clock, MeterRegistry meters) {
    ContactsHealth health = new ContactsHealth(focalPoints, clock);
    Gauge.builder("trm.contact.silent", health, ContactsHealth::silentPeers)
        .description("Peers at whose focal point nobody has answered in time")
        .register(meters);
    return health;
  }

  @Bean
  Throttled throttled(MeterRegistry meters) {
    return Counter.builder("trm.api.throttled")
            .description("Requests refused because their account made too many")
            .register(meters)
        ::increment;
  }

  @Bean
  HealthIndicator brokerHealthIndicator(BrokerClient client, Observer observer) {
    return new BrokerHealth(client, observer::isNothingConfirmed);
  }
}
