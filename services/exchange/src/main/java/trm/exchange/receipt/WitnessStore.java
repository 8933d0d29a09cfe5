package trm.exchange.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trm.evidence.Generation;
import trm.evidence.NodeId;

/**
 * What this node has seen of other journals, and what others have seen of its own. Every method
 * takes part in the open unit of work.
 */
public interface WitnessStore {

  /**
   * Keeps a verified checkpoint of another journal, or of this node's own as a peer showed it; one
   * of that origin and size stays as it is.
   */
  void keep(WitnessedCheckpoint checkpoint);

  /** The first checkpoint kept of that origin and size. */
  Optional<WitnessedCheckpoint> at(Generation origin, long size);

  /**
   * The smallest checkpoint of each node's newest generation, of nodes of which an earlier one is
   * known too; in no order.
   */
  List<WitnessedCheckpoint> firstAfterARestore();

  /** The largest checkpoint of that node's newest generation. */
  Optional<WitnessedCheckpoint> newest(NodeId node);

  /** The largest checkpoint of each node's newest generation. */
  List<WitnessedCheckpoint> newest();

  /** The peer has shown that it holds this node's checkpoint of that size; never goes back. */
  void acknowledge(NodeId peer, Generation own, long size);

  /** The largest size of this node's generation that the peer has shown to hold; 0 for none. */
  long acknowledged(NodeId peer, Generation own);

  /** What the peer has shown of this node's journal counts no more: it was restored. */
  void forgetAcknowledged(NodeId peer);

  /**
   * A checkpoint of that origin and size was shown to its own node, which owes a proof of growth
   * from it. What was shown first stays what is owed until it is proven from; then the next that is
   * larger takes its place.
   */
  void shown(Generation origin, long size, Instant at);

  /** When a checkpoint of that origin was first shown to its own node. */
  Optional<Instant> shownAt(Generation origin);

  /** The size from which growth is owed, if that was shown by this instant; else 0. */
  long owedFrom(Generation origin, Instant shownUntil);

  /** The node of that origin proved that its journal grew since this size. */
  void proven(Generation origin, long from);

  /** What was shown to any node counts no more: this node was restored. */
  void forgetShown();

  /** Keeps two checkpoints of one origin and size with two roots: evidence that needs no more. */
  void keep(TwoFaces evidence);

  /** All such evidence. */
  List<TwoFaces> twoFaces();

  /** Keeps what proves a forgotten life; the first of each life stays as it is. */
  void keep(ForgottenStatement proof);

  /** What proves the newest life that this node is known to have forgotten so. */
  Optional<ForgottenStatement> forgotten();
}
