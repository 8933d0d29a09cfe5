package trm.exchange.receipt;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.ConsistencyProof;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.SignedCheckpoint;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.Work;

/**
 * Compares every checkpoint that reaches this node with those it has seen. Two roots of one size
 * are evidence against a journal, whoever brought them.
 */
final class Witness {
  private final NodeId self;
  private final JournalStore journal;
  private final WitnessStore store;
  private final JournalKeys keys;
  private final ExchangeListener listener;

  Witness(
      NodeId self,
      JournalStore journal,
      WitnessStore store,
      JournalKeys keys,
      ExchangeListener listener) {
    this.self = self;
    this.journal = journal;
    this.store = store;
    this.keys = keys;
    this.listener = listener;
  }

  /** Takes in a note that a peer passed on; one that proves nothing is left aside. */
  void passedOn(Work work, NodeId peer, String note, Instant now) {
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(note);
      if (!isKnown(signed)) {
        keys.verifier(signed.checkpoint().journal()).verify(signed);
        seen(work, peer, signed, now);
      }
    } catch (ProofRejectedException notProven) {
      work.afterCommit(
          () -> listener.happened(new ExchangeEvent.ReceiptWrong(peer, Finding.UNPROVEN)));
    }
  }

  /** The same bytes were verified and kept before; peers pass on one note many times. */
  private boolean isKnown(SignedCheckpoint signed) {
    return store
        .at(signed.checkpoint().journal(), signed.checkpoint().size())
        .filter(known -> known.note().equals(signed.note()))
        .isPresent();
  }

  /** Takes in a verified checkpoint. */
  void seen(Work work, NodeId from, SignedCheckpoint signed, Instant now) {
    Checkpoint checkpoint = signed.checkpoint();
    if (checkpoint.journal().node().equals(self) && holds(checkpoint)) {
      store.acknowledge(from, checkpoint.journal(), checkpoint.size());
    } else {
      compareAndKeep(work, signed, now);
    }
  }

  /** Whether this node's journal is, or once was, what the checkpoint says. */
  private boolean holds(Checkpoint own) {
    return own.journal().equals(journal.generation())
        && own.size() <= journal.size()
        && new MerkleTree(journal).root(own.size()).equals(own.root());
  }

  private void compareAndKeep(Work work, SignedCheckpoint signed, Instant now) {
    Checkpoint checkpoint = signed.checkpoint();
    Optional<WitnessedCheckpoint> known = store.at(checkpoint.journal(), checkpoint.size());
    if (known.isEmpty()) {
      noteRestore(work, checkpoint.journal());
      store.keep(
          new WitnessedCheckpoint(
              checkpoint.journal(), checkpoint.size(), checkpoint.root(), signed.note(), now));
    } else if (!known.get().root().equals(checkpoint.root())) {
      store.keep(
          new TwoFaces(
              checkpoint.journal(), checkpoint.size(), known.get().note(), signed.note(), now));
      work.afterCommit(
          () ->
              listener.happened(
                  new ExchangeEvent.TwoFaces(checkpoint.journal(), checkpoint.size())));
    }
  }

  private void noteRestore(Work work, Generation seen) {
    boolean later =
        !seen.node().equals(self)
            && store
                .newest(seen.node())
                .filter(known -> known.origin().number() < seen.number())
                .isPresent();
    if (later) {
      work.afterCommit(() -> listener.happened(new ExchangeEvent.PeerRestored(seen)));
    }
  }

  /** Takes in a proof that the peer's journal only grew since a checkpoint seen here. */
  void grown(Work work, NodeId peer, trm.wire.ConsistencyProof wire, Instant now) {
    boolean proven = proven(work, peer, wire, now);
    work.afterCommit(
        () ->
            listener.happened(
                proven
                    ? new ExchangeEvent.GrowthProven(peer)
                    : new ExchangeEvent.GrowthUnproven(peer)));
  }

  /** A batch came without a proof, from a peer that may owe one since this instant or before. */
  void notGrown(Work work, NodeId peer, Instant owedSince) {
    boolean owed =
        store
            .newest(peer)
            .flatMap(newest -> store.shownAt(newest.origin()))
            .filter(shown -> !shown.isAfter(owedSince))
            .isPresent();
    if (owed) {
      work.afterCommit(() -> listener.happened(new ExchangeEvent.GrowthWithheld(peer)));
    }
  }

  private boolean proven(Work work, NodeId peer, trm.wire.ConsistencyProof wire, Instant now) {
    try {
      ConsistencyProof proof = WireProofs.growth(wire);
      SignedCheckpoint signed = SignedCheckpoint.parse(wire.getCheckpoint());
      Checkpoint grown = signed.checkpoint();
      keys.verifier(grown.journal()).verify(signed);
      Optional<WitnessedCheckpoint> earlier = store.at(grown.journal(), proof.from());
      seen(work, peer, signed, now);
      return grown.journal().node().equals(peer)
          && grown.size() == proof.to()
          && earlier.isPresent()
          && proof.proves(earlier.get().root(), grown.root());
    } catch (ProofRejectedException | IllegalArgumentException notProven) {
      return false;
    }
  }
}
