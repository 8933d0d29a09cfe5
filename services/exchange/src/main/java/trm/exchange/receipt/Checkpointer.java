package trm.exchange.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.journal.InclusionProof;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.outbox.Courier;
import trm.schema.SingleObject;
import trm.wire.ConsistencyProof;
import trm.wire.ReceiptBatch;

/**
 * Makes the receipts that are owed, all under one signature, and posts them with what this node
 * witnessed of other journals. Text and outbox row are one transaction: a node that is killed in
 * between has either both or, at its next step, makes them.
 */
public final class Checkpointer {
  private static final int BATCH_SIZE_MAX = 256;

  private final UnitOfWork unitOfWork;
  private final JournalStore journal;
  private final ReceiptStore receipts;
  private final WitnessStore witness;
  private final Checkpoints checkpoints;
  private final Courier courier;
  private final SingleObject codec;
  private final Way way;

  public Checkpointer(
      UnitOfWork unitOfWork,
      JournalStore journal,
      ReceiptStore receipts,
      WitnessStore witness,
      JournalKeys keys,
      Courier courier,
      SingleObject codec,
      Way way) {
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.receipts = receipts;
    this.witness = witness;
    this.checkpoints = new Checkpoints(journal, keys);
    this.courier = courier;
    this.codec = codec;
    this.way = way;
  }

  /**
   * Makes and posts receipts, 256 at most.
   *
   * @return how many were posted; 256 means that more may be due
   */
  public int step() {
    return unitOfWork.carryOut(this::makeAndPost).value();
  }

  private int makeAndPost(Work work) {
    make(receipts.unmade(BATCH_SIZE_MAX));
    List<GivenReceipt> due = receipts.toPost(BATCH_SIZE_MAX);
    if (due.isEmpty()) {
      return 0;
    }
    byPeer(due).forEach((peer, given) -> post(work, peer, given));
    receipts.posted(due.stream().map(given -> given.owed().envelope()).toList());
    return due.size();
  }

  /** Owed receipts are read before the journal's size is, so each entry is within that size. */
  private void make(List<OwedReceipt> unmade) {
    if (unmade.isEmpty()) {
      return;
    }
    OwnCheckpoint checkpoint = checkpoints.overAllCommitted();
    way.reached(Waypoint.CHECKPOINT_SIGNED);
    SignedCheckpoint signed = SignedCheckpoint.parse(checkpoint.note());
    List<PlacedLeaf> leaves = leavesOf(unmade);
    List<InclusionProof> proofs =
        new MerkleTree(journal)
            .inclusions(leaves.stream().map(PlacedLeaf::index).toList(), checkpoint.size());
    List<GivenReceipt> made = new ArrayList<>(unmade.size());
    for (int at = 0; at < unmade.size(); at++) {
      String text = ReceiptText.of(leaves.get(at).leaf(), proofs.get(at), signed).text();
      made.add(new GivenReceipt(unmade.get(at), text));
    }
    receipts.made(made);
    way.reached(Waypoint.RECEIPT_MADE);
  }

  private List<PlacedLeaf> leavesOf(List<OwedReceipt> unmade) {
    Map<Digest, PlacedLeaf> placed =
        journal.find(unmade.stream().map(OwedReceipt::leafHash).toList()).stream()
            .collect(Collectors.toMap(PlacedLeaf::hash, Function.identity()));
    return unmade.stream().map(owed -> required(placed.get(owed.leafHash()), owed)).toList();
  }

  private static PlacedLeaf required(@Nullable PlacedLeaf leaf, OwedReceipt owed) {
    if (leaf == null) {
      throw new IllegalStateException(
          "A receipt is owed for an entry that the journal does not hold: " + owed.messageId());
    }
    return leaf;
  }

  private static Map<NodeId, List<GivenReceipt>> byPeer(List<GivenReceipt> due) {
    Map<NodeId, List<GivenReceipt>> byPeer = new LinkedHashMap<>();
    due.forEach(
        given -> byPeer.computeIfAbsent(given.owed().peer(), peer -> new ArrayList<>()).add(given));
    return byPeer;
  }

  private void post(Work work, NodeId peer, List<GivenReceipt> given) {
    List<WitnessedCheckpoint> witnessed = witnessed();
    ReceiptBatch batch =
        ReceiptBatch.newBuilder()
            .setReceipts(given.stream().map(WireProofs::receipt).toList())
            .setConsistency(growthSinceAcknowledged(peer))
            .setWitnessed(witnessed.stream().map(WitnessedCheckpoint::note).toList())
            .build();
    courier.postOwn(work, peer, "ReceiptBatch", codec.encode(batch));
    // From the empty beginning nothing can be proven to have grown.
    witnessed.stream()
        .filter(seen -> seen.size() > 0 && seen.origin().node().equals(peer))
        .forEach(
            seen -> witness.shown(seen.origin(), seen.size(), given.getLast().owed().owedAt()));
  }

  private @Nullable ConsistencyProof growthSinceAcknowledged(NodeId peer) {
    long known = witness.acknowledged(peer, journal.generation());
    Optional<OwnCheckpoint> newest = journal.checkpoint();
    if (known == 0 || newest.isEmpty() || newest.get().size() < known) {
      return null;
    }
    return WireProofs.growth(
        new MerkleTree(journal).consistency(known, newest.get().size()), newest.get().note());
  }

  private List<WitnessedCheckpoint> witnessed() {
    NodeId self = journal.generation().node();
    return witness.newest().stream().filter(seen -> !seen.origin().node().equals(self)).toList();
  }
}
