package trm.node.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The binder's producers, one factory a peer. A producer whose sign-in is refused before the broker
 * gave it its number never asks for one again, and lets every record run out of time; the binder
 * would keep it all the same. Safe for use by several threads.
 */
final class Senders implements ClientFactoryCustomizer {
  private static final int CLOSE_SECONDS_MAX = 2;

  /** Weakly, since each try to bind a mailbox while the broker is away makes another factory. */
  private final Set<ProducerFactory<?, ?>> factories =
      Collections.newSetFromMap(new WeakHashMap<>());

  @Override
  public synchronized void configure(ProducerFactory<?, ?> factory) {
    if (factory instanceof DefaultKafkaProducerFactory<?, ?> known) {
      known.setPhysicalCloseTimeout(CLOSE_SECONDS_MAX);
    }
    factories.add(factory);
  }

  /** Closes all producers; the next send of each makes a new one, which signs in anew. */
  void renew() {
    known().forEach(ProducerFactory::reset);
  }

  private synchronized List<ProducerFactory<?, ?>> known() {
    return List.copyOf(factories);
  }
}
