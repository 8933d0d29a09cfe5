package trm.exchange.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * Receipts that this node owes and gave, and those it holds from its peers. Every method takes part
 * in the open unit of work.
 */
public interface ReceiptStore {

  /** Notes that a receipt is owed, in the transaction that took the message in. */
  void owe(OwedReceipt owed);

  /** The same for many at once. */
  void owe(List<OwedReceipt> owed);

  /** Owed receipts whose text is not made yet, oldest first. */
  List<OwedReceipt> unmade(int max);

  /**
   * Stores the texts of receipts, which are never changed again, and makes them due to be posted.
   */
  void made(List<GivenReceipt> receipts);

  /** Makes a receipt due to be posted again; nothing changes while its text is not made. */
  void postAgain(Digest envelope);

  /** Made receipts that are due to be posted, oldest first. */
  List<GivenReceipt> toPost(int max);

  /** They are posted. */
  void posted(List<Digest> envelopes);

  /** Keeps a peer's receipt as evidence; a second one for the same message changes nothing. */
  void hold(MessageId messageId, NodeId peer, String text, Instant at);

  /** The same for many of one peer. */
  void hold(Map<MessageId, String> texts, NodeId peer, Instant at);

  /** The receipt that a peer gave for a message of this node. */
  Optional<String> held(MessageId messageId);

  /** When the oldest receipt fell due that is not made yet; empty when none waits. */
  Optional<Instant> oldestUnmade();
}
