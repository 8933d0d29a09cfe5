package trm.exchange.receipt;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.MerkleTree;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.OutboxStore;
import trm.schema.SingleObject;
import trm.wire.CheckpointAsked;
import trm.wire.CheckpointTold;
import trm.wire.ReceiptBatch;

/**
 * Finds out whether this node was restored from an older state than its peers have seen, and if so
 * goes on in a new generation, so that no index and no sequence number is ever used twice.
 *
 * <p>A node asks when it starts. While it is on {@link Probation} its relay sends only what needs
 * no number and nothing is signed; any batch of receipts that shows a newer checkpoint of this node
 * has the same effect as an answer.
 */
public final class Recovery {

  private final UnitOfWork unitOfWork;
  private final JournalStore journal;
  private final WitnessStore witness;
  private final ReceiptStore receipts;
  private final OutboxStore outbox;
  private final Courier courier;
  private final SingleObject codec;
  private final ExchangeListener listener;
  private final MailEntries entries;
  private final NodeId self;
  private final Witness eyes;
  private final Probation probation;
  private final JournalKeys keys;
  private volatile Set<NodeId> everybody = Set.of();

  public Recovery(
      NodeId self,
      UnitOfWork unitOfWork,
      JournalStore journal,
      WitnessStore witness,
      ReceiptStore receipts,
      JournalKeys keys,
      OutboxStore outbox,
      Courier courier,
      SingleObject codec,
      Probation probation,
      ExchangeListener listener) {
    this.self = self;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.witness = witness;
    this.receipts = receipts;
    this.outbox = outbox;
    this.courier = courier;
    this.probation = probation;
    this.codec = codec;
    this.listener = listener;
    this.keys = keys;
    this.entries = new MailEntries(self);
    this.eyes = new Witness(self, journal, witness, keys, listener);
  }

  /** Asks peers for the newest checkpoint of this node that they hold. */
  public void ask(Collection<NodeId> peers) {
    everybody = Set.copyOf(peers);
    question(peers);
  }

  private void question(Collection<NodeId> peers) {
    byte[] question = codec.encode(new CheckpointAsked());
    unitOfWork.carryOut(
        work -> {
          peers.forEach(peer -> courier.postOwn(work, peer, "CheckpointAsked", question));
          work.afterCommit(() -> probation.asked(peers));
          return peers.size();
        });
  }

  /**
   * An operator ends the wait for answers. Journalled first, with the officer who takes it upon
   * himself; nothing happens when there is nothing to end.
   */
  public void decide(String organisation, String officer, Instant now) {
    if (!probation.isOpen()) {
      unitOfWork.carryOut(
          work -> {
            work.journal(entries.waitEnded(organisation, officer, now), null);
            work.afterCommit(probation::decide);
            return officer;
          });
    }
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

  /**
   * Takes a peer's answer in; {@link #step} acts on it.
   *
   * @param issuedAt when the peer said so
   */
  public void told(Work work, NodeId peer, @Nullable String note, Instant issuedAt, Instant now) {
    if (note != null) {
      eyes.passedOn(work, peer, note, now);
    }
    work.afterCommit(() -> probation.answered(peer, issuedAt));
  }

  /**
   * Opens the next generation if a peer holds a checkpoint of this node that this node's journal
   * never was. Ends the probation only in a step that had nothing to open: an order that was being
   * carried out during the opening is numbered anew in between.
   *
   * @return whether it did
   */
  public boolean step(Instant now) {
    boolean opened = unitOfWork.carryOut(work -> openIfBehind(work, now)).value();
    if (!opened && !probation.isOpen()) {
      List<NodeId> silent = probation.toAskAgain(now);
      if (!silent.isEmpty()) {
        question(silent);
      }
      unitOfWork.carryOut(work -> renumberStrays());
      probation.review(now);
    }
    return opened;
  }

  /** What was said since the start, and never left, in the numbering of a forgotten life. */
  private int renumberStrays() {
    Generation current = journal.generation();
    List<Label> strays =
        outbox.neverSent(probation.startedAt()).stream()
            .filter(label -> !label.urgent())
            .filter(label -> isOfEarlier(label, current))
            .toList();
    strays.forEach(this::renumber);
    return strays.size();
  }

  /** One content at a time. What was erased meanwhile has none, and leaves under no number. */
  private void renumber(Label stray) {
    outbox
        .find(stray.messageId())
        .filter(message -> !(message.content() instanceof Content.Gone))
        .ifPresent(courier::renumber);
  }

  private static boolean isOfEarlier(Label label, Generation current) {
    ConversationId conversation = label.conversation();
    return conversation != null && conversation.sender().number() < current.number();
  }

  private boolean openIfBehind(Work work, Instant now) {
    Generation current = journal.generation();
    Optional<WitnessedCheckpoint> seen =
        witness.newest(self).filter(peers -> peers.origin().number() >= current.number());
    if (seen.isEmpty()) {
      return false;
    }
    // Held from here on: what others commit meanwhile is in the old journal and seen below, or in
    // the new one. Nothing is owed then for an entry that neither says again.
    journal.lock();
    List<JournalEntry> again = entriesToSayAgain();
    Generation next = new Generation(self, seen.get().origin().number() + 1);
    journal.open(next);
    witness.forgetShown();
    work.journal(entries.generationOpened(seen.get().root(), now), null);
    // Said again here, since the old tree is not signed again: what was taken in and not receipted
    // yet, and all that was done since the start.
    again.forEach(entry -> work.journal(entry, null));
    announce(work, next);
    work.afterCommit(() -> listener.happened(new ExchangeEvent.GenerationOpened(next)));
    return true;
  }

  /**
   * Tells everybody at once, since what was lost may be what a peer relies on. The empty beginning
   * of a journal contradicts no other, so that it may be signed before all have answered. A node
   * that holds no key for today opens the generation all the same: its next receipts tell it.
   */
  private void announce(Work work, Generation opened) {
    Optional<CheckpointSigner> signer = signer(opened);
    if (signer.isEmpty()) {
      return;
    }
    Checkpoint empty = new Checkpoint(opened, 0, new MerkleTree(journal).root(0));
    ReceiptBatch batch =
        ReceiptBatch.newBuilder()
            .setReceipts(List.of())
            .setConsistency(null)
            .setWitnessed(List.of(signer.get().sign(empty).note()))
            .build();
    byte[] body = codec.encode(batch);
    Set<NodeId> peers = new TreeSet<>(Comparator.comparing(NodeId::value));
    peers.addAll(everybody);
    witness.newest().forEach(seen -> peers.add(seen.origin().node()));
    peers.remove(self);
    peers.forEach(peer -> courier.postOwn(work, peer, "ReceiptBatch", body));
  }

  private Optional<CheckpointSigner> signer(Generation opened) {
    try {
      return Optional.of(keys.signer(opened));
    } catch (IllegalStateException noKeyForToday) {
      return Optional.empty();
    }
  }

  private List<JournalEntry> entriesToSayAgain() {
    LongStream owed =
        receipts.unmade(Integer.MAX_VALUE).stream()
            .map(receipt -> journal.indexOf(receipt.leafHash()))
            .flatMapToLong(OptionalLong::stream);
    LongStream since =
        probation.writtenSince().stream().flatMap(start -> LongStream.range(start, journal.size()));
    return LongStream.concat(owed, since)
        .sorted()
        .distinct()
        .mapToObj(index -> Leaf.decode(journal.leaf(index)))
        .toList();
  }
}
