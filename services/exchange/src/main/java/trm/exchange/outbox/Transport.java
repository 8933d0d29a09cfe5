package trm.exchange.outbox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import trm.evidence.NodeId;

/** Carries envelopes to the mailboxes of peers. */
public interface Transport {
  /**
   * Sends and waits until the broker has the envelope for good.
   *
   * @param recordKey orders records within the mailbox; tells the broker nothing
   * @throws DeliveryFault when the broker does not confirm in time; it may have the envelope all
   *     the same
   */
  void send(NodeId recipient, byte recordKey, byte[] envelope);

  /**
   * Takes the sending of each of these, of one lane one after the other and in this order, and
   * returns when all are done. One after the other altogether, unless a transport can wait for
   * several answers of its broker at the same time; then sendings of different lanes overlap.
   *
   * @param lane what must stay in order
   * @param sending of one; throws nothing but an error
   */
  default void each(
      List<OutboxMessage> all,
      Function<OutboxMessage, Object> lane,
      Consumer<OutboxMessage> sending) {
    all.forEach(sending);
  }
}
