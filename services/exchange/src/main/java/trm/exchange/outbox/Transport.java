package trm.exchange.outbox;

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
}
