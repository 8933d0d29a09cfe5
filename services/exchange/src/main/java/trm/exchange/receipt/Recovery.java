package trm.exchange.receipt;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.outbox.Courier;
import trm.schema.SingleObject;
import trm.wire.CheckpointAsked;
import trm.wire.CheckpointTold;

/**
 * Finds out whether this node was restored from an older state than its peers have seen, and if so
 * goes on in a new generation, so that no index and no sequence number is ever used twice.
 *
 * <p>A node asks when it starts, and does not relay before it was answered or an operator decides;
 * any batch of receipts that shows a newer checkpoint of this node has the same effect.
 */
public final class Recovery {
  private static final int OWED_MAX = 10_000;

  private final UnitOfWork unitOfWork;
  private final JournalStore journal;
  private final WitnessStore witness;
  private final ReceiptStore receipts;
  private final Courier courier;
  private final SingleObject codec;
  private final ExchangeListener listener;
  private final MailEntries entries;
  private final NodeId self;
  private final Witness eyes;

  public Recovery(
      NodeId self,
      UnitOfWork unitOfWork,
      JournalStore journal,
      WitnessStore witness,
      ReceiptStore receipts,
      JournalKeys keys,
      Courier courier,
      SingleObject codec,
      ExchangeListener listener) {
    this.self = self;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.witness = witness;
    this.receipts = receipts;
    this.courier = courier;
    this.codec = codec;
    this.listener = listener;
    this.entries = new MailEntries(self);
    this.eyes = new Witness(self, journal, witness, keys, listener);
  }

  /** Asks peers for the newest checkpoint of this node that they hold. */
  public void ask(Collection<NodeId> peers) {
    byte[] question = codec.encode(new CheckpointAsked());
    unitOfWork.carryOut(
        work -> {
          peers.forEach(peer -> courier.postOwn(work, peer, "CheckpointAsked", question));
          return peers.size();
        });
  }

  /** Answers a peer that asks. */
  public void asked(Work work, NodeId peer) {
    Optional<WitnessedCheckpoint> newest = witness.newest(peer);
    CheckpointTold answer =
        new CheckpointTold(
            newest.map(WitnessedCheckpoint::origin).orElse(new Generation(peer, 1)).origin(),
            newest.map(WitnessedCheckpoint::note).orElse(null));
    courier.postOwn(work, peer, "CheckpointTold", codec.encode(answer));
  }

  /** Takes a peer's answer in; {@link #step} acts on it. */
  public void told(Work work, NodeId peer, @Nullable String note, Instant now) {
    if (note != null) {
      eyes.passedOn(work, peer, note, now);
    }
  }

  /**
   * Opens the next generation if a peer holds a checkpoint of this node that this node's journal
   * never was.
   *
   * @return whether it did
   */
  public boolean step(Instant now) {
    return unitOfWork.carryOut(work -> openIfBehind(work, now)).value();
  }

  private boolean openIfBehind(Work work, Instant now) {
    Generation current = journal.generation();
    Optional<WitnessedCheckpoint> seen =
        witness.newest(self).filter(peers -> peers.origin().number() >= current.number());
    if (seen.isEmpty()) {
      return false;
    }
    List<JournalEntry> owed = entriesOwed();
    Generation next = new Generation(self, seen.get().origin().number() + 1);
    journal.open(next);
    work.journal(entries.generationOpened(seen.get().root(), now), null);
    // What was taken in and not yet receipted is said again here: the old tree is not signed again.
    owed.forEach(entry -> work.journal(entry, null));
    work.afterCommit(() -> listener.happened(new ExchangeEvent.GenerationOpened(next)));
    return true;
  }

  private List<JournalEntry> entriesOwed() {
    return receipts.unmade(OWED_MAX).stream()
        .map(owed -> journal.indexOf(owed.leafHash()))
        .flatMapToLong(OptionalLong::stream)
        .mapToObj(index -> Leaf.decode(journal.leaf(index)))
        .toList();
  }
}
