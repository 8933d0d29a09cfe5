package trm.exchange.situation;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import trm.evidence.NodeId;

/** Macao writes to Mongolia, and China looks on. All of it is invented. */
abstract class Situation {
  Clock clock;
  Broker broker;
  Federation federation;
  Peer macao;
  Peer mongolia;
  Peer china;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  Situation() {}

  @BeforeEach
  final void begin() {
    clock = new Clock();
    broker = new Broker();
    federation = new Federation(clock.instant());
    macao = peer("mo-destination");
    mongolia = peer("mn-origin");
    china = peer("cn-transit");
  }

  private Peer peer(String name) {
    NodeId node = new NodeId(name);
    federation.join(node);
    return new Peer(node, federation, broker, clock);
  }

  /** Everything that can move without time passing moves. */
  final void settle() {
    for (int round = 0; round < 8; round++) {
      for (Peer peer : List.of(macao, mongolia, china)) {
        peer.sends();
        peer.takes();
        peer.receipts();
      }
    }
  }

  final void pass(Duration duration) {
    clock.pass(duration);
  }
}
