package trm.exchange.situation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.evidence.NodeId;
import trm.exchange.outbox.DeliveryFault;
import trm.exchange.outbox.Transport;

/** Mailboxes that can be closed, robbed and read again. */
final class Broker implements Transport {
  private final Map<NodeId, List<byte[]>> mailboxes = new HashMap<>();
  private final Set<NodeId> closed = new HashSet<>();
  private Runnable meanwhile = () -> {};

  @Override
  public void send(NodeId recipient, byte recordKey, byte[] envelope) {
    meanwhile.run();
    if (closed.contains(recipient)) {
      throw new DeliveryFault(DeliveryFault.Code.BROKER_AWAY, "Closed by the test.");
    }
    mailbox(recipient).add(envelope);
  }

  void close(NodeId recipient) {
    closed.add(recipient);
  }

  /** What happens, once, while the next envelope is on its way to the broker. */
  void meanwhile(Runnable what) {
    meanwhile =
        () -> {
          meanwhile = () -> {};
          what.run();
        };
  }

  void open(NodeId recipient) {
    closed.remove(recipient);
  }

  /** What lies in a mailbox, in order; may be changed. */
  List<byte[]> mailbox(NodeId recipient) {
    return mailboxes.computeIfAbsent(recipient, node -> new ArrayList<>());
  }

  /** Takes everything out of a mailbox. */
  List<byte[]> empty(NodeId recipient) {
    List<byte[]> envelopes = List.copyOf(mailbox(recipient));
    mailbox(recipient).clear();
    return envelopes;
  }
}
