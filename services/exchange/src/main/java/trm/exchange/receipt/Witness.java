package trm.exchange.receipt;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.ConsistencyProof;
import trm.evidence.journal.KeyUnknownException;
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
          () -> listener.happened(new ExchangeEvent.ReceiptWrong(peer, Finding.of(notProven))));
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
      // It forgot what it held of this journal, and shows anew what it holds.
      store.forgetAcknowledged(seen.node());
      work.afterCommit(() -> listener.happened(new ExchangeEvent.PeerRestored(seen)));
    }
  }

  /**
   * Tells again of what was found since then. A process that ends between a commit and its telling
   * told nobody.
   */
  void tellAgain(Work work, Instant since) {
    store.twoFaces().stream()
        .filter(found -> !found.foundAt().isBefore(since))
        .forEach(found -> tell(work, new ExchangeEvent.TwoFaces(found.origin(), found.size())));
    store.firstAfterARestore().stream()
        .filter(first -> !first.seenAt().isBefore(since) && !first.origin().node().equals(self))
        .forEach(first -> tell(work, new ExchangeEvent.PeerRestored(first.origin())));
  }

  /** What a proof of growth came to. */
  enum Growth {
    /** It begins at a checkpoint that this node knows, and holds or does not: that was told. */
    JUDGED,
    /** No key that is known here signed it. */
    NOT_VOUCHED,
    /**
     * It shows nothing, which is no evidence against the peer: a node that was restored forgot what
     * it had seen.
     */
    NOTHING
  }

  /**
   * Takes in a proof that the peer's journal only grew since a checkpoint seen here.
   *
   * @param atLeast the largest size under which the batch's receipts stand: a proof that does not
   *     reach it says nothing of them
   * @param owedSince a proof from less than what the peer was shown by then leaves out what it owes
   */
  Growth grown(
      Work work,
      NodeId peer,
      trm.wire.ConsistencyProof wire,
      long atLeast,
      Instant owedSince,
      Instant now) {
    try {
      Optional<ExchangeEvent> found = growth(work, peer, wire, atLeast, owedSince, now);
      found.ifPresent(event -> tell(work, event));
      return found.isPresent() ? Growth.JUDGED : Growth.NOTHING;
    } catch (KeyUnknownException notToday) {
      tell(work, new ExchangeEvent.ReceiptWrong(peer, Finding.NOT_VOUCHED));
      return Growth.NOT_VOUCHED;
    } catch (ProofRejectedException | IllegalArgumentException notProven) {
      tell(work, new ExchangeEvent.GrowthUnproven(peer));
      return Growth.JUDGED;
    }
  }

  private void tell(Work work, ExchangeEvent event) {
    work.afterCommit(() -> listener.happened(event));
  }

  private Optional<ExchangeEvent> growth(
      Work work,
      NodeId peer,
      trm.wire.ConsistencyProof wire,
      long atLeast,
      Instant owedSince,
      Instant now) {
    ConsistencyProof proof = WireProofs.growth(wire);
    SignedCheckpoint signed = SignedCheckpoint.parse(wire.getCheckpoint());
    Generation origin = signed.checkpoint().journal();
    keys.verifier(origin).verify(signed);
    Optional<WitnessedCheckpoint> earlier =
        store
            .at(origin, proof.from())
            .filter(known -> known.size() > 0 && proof.to() >= atLeast && isNewest(known, peer))
            .filter(known -> known.size() >= store.owedFrom(origin, owedSince));
    seen(work, peer, signed, now);
    Optional<ExchangeEvent> found =
        earlier.map(known -> growth(peer, known, proof, signed.checkpoint()));
    found
        .filter(ExchangeEvent.GrowthProven.class::isInstance)
        .ifPresent(proven -> store.proven(origin, proof.from()));
    return found;
  }

  /** What a peer says of an earlier life of its journal shows nothing of the one it is in. */
  private boolean isNewest(WitnessedCheckpoint known, NodeId peer) {
    return store.newest(peer).filter(newest -> newest.origin().equals(known.origin())).isPresent();
  }

  private static ExchangeEvent growth(
      NodeId peer, WitnessedCheckpoint earlier, ConsistencyProof proof, Checkpoint grown) {
    boolean proven =
        grown.journal().node().equals(peer)
            && grown.size() == proof.to()
            && proof.proves(earlier.root(), grown.root());
    return proven ? new ExchangeEvent.GrowthProven(peer) : new ExchangeEvent.GrowthUnproven(peer);
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
}
