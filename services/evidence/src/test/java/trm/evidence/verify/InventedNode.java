package trm.evidence.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.GrowingTree;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.SigningKey;

/** A node as far as evidence goes: keys, a journal, and what it holds of its peers. */
final class InventedNode {
  static final Instant KEYS_FROM = Instant.parse("2026-02-01T00:00:00Z");
  static final Duration KEY_VALIDITY = Duration.ofDays(365);

  final Generation journal;
  final NodeKeys keys;
  final List<byte[]> leaves = new ArrayList<>();
  final Map<Long, EntryDetail> details = new HashMap<>();
  final List<String> statements = new ArrayList<>();
  final List<String> receipts = new ArrayList<>();
  final List<String> witnessed = new ArrayList<>();
  final NavigableSet<Long> sizesShown = new TreeSet<>();

  Duration clockBehind = Duration.ZERO;

  InventedNode(String node) {
    journal = new Generation(new NodeId(node), 1);
    keys = InventedKeys.of(node, KEYS_FROM, KEY_VALIDITY);
  }

  NodeId node() {
    return journal.node();
  }

  /** Appends an entry, dated by this node's clock, and returns its leaf hash. */
  Digest append(JournalEntry entry) {
    leaves.add(Leaf.encode(dated(entry)));
    return Leaf.hash(leaves.getLast());
  }

  private JournalEntry dated(JournalEntry e) {
    return new JournalEntry(
        e.kind(),
        e.eventType(),
        e.caseReference(),
        e.epoch(),
        e.turn(),
        e.organisation(),
        e.officer(),
        e.statedBy(),
        e.occurredAt().minus(clockBehind),
        e.recordedAt().minus(clockBehind),
        e.messageId(),
        e.peer(),
        e.envelopeDigest(),
        e.statementDigest(),
        e.outcome(),
        e.handover(),
        e.cites(),
        e.detailCommitment());
  }

  /** What no honest node does: another entry in the place of one that it has signed for. */
  void rewrite(long index, JournalEntry entry) {
    leaves.set((int) index, Leaf.encode(entry));
  }

  JournalEntry entry(long index) {
    return Leaf.decode(leaves.get((int) index));
  }

  /** The index of the newest entry of that event. */
  long indexOf(String eventType) {
    return LongStream.range(0, leaves.size())
        .filter(i -> eventType.equals(entry(i).eventType()))
        .max()
        .orElseThrow();
  }

  /** A receipt for the newest entry, under a checkpoint of now. */
  String receiptForTheLast() {
    sizesShown.add((long) leaves.size());
    return ReceiptText.of(
            leaves.getLast(),
            new MerkleTree(tree()).inclusion(leaves.size() - 1, leaves.size()),
            checkpoint())
        .text();
  }

  SignedCheckpoint checkpoint() {
    return sign(tree().frontier().root());
  }

  SignedCheckpoint sign(Digest root) {
    SigningKey key = keys.journal(KEYS_FROM).orElseThrow();
    return new CheckpointSigner(journal, key).sign(new Checkpoint(journal, leaves.size(), root));
  }

  EvidenceBundle export(@Nullable CaseReference caseReference, String directory, Instant now) {
    MerkleTree tree = new MerkleTree(tree());
    long size = leaves.size();
    return new EvidenceBundle(
        journal,
        caseReference,
        now,
        directory,
        checkpoint().note(),
        LongStream.range(0, size)
            .filter(i -> caseReference == null || caseReference.equals(entry(i).caseReference()))
            .mapToObj(i -> entry(tree, i))
            .toList(),
        sizesShown.stream().map(shown -> tree.consistency(shown, size)).toList(),
        statements,
        receipts,
        witnessed);
  }

  private BundleEntry entry(MerkleTree tree, long index) {
    return new BundleEntry(
        index,
        leaves.get((int) index),
        tree.inclusion(index, leaves.size()).path(),
        details.get(index));
  }

  private GrowingTree tree() {
    GrowingTree tree = new GrowingTree();
    leaves.forEach(tree::append);
    return tree;
  }
}
