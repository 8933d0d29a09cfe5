package trm.exchange.receipt;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.MerkleTree;
import trm.evidence.seal.Seal;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.OwnMail;
import trm.wire.CheckpointAsked;
import trm.wire.CheckpointTold;
import trm.wire.ReceiptBatch;

/**
 * Finds out whether this node was restored from an older state than its peers have seen, and if so
 * goes on in a new generation, so that no index and no sequence number is ever used twice.
 *
 * <p>A node asks when it starts. While it is on {@link Probation} its relay sends only what needs
 * no number and nothing is signed. What proves a forgotten life counts whenever it comes: a newer
 * checkpoint of this node in any batch of receipts, or a statement of its own that it does not
 * know.
 */
public final class Recovery {
  private static final Comparator<NodeId> BY_NAME = Comparator.comparing(NodeId::value);

  private final UnitOfWork unitOfWork;
  private final JournalStore journal;
  private final WitnessStore witness;
  private final ReceiptStore receipts;
  private final OutboxStore outbox;
  private final Courier courier;
  private final OwnMail mail;
  private final ExchangeListener listener;
  private final MailEntries entries;
  private final NodeId self;
  private final Witness eyes;
  private final ForgottenLife forgotten;
  private final Probation probation;
  private final JournalKeys keys;
  private volatile List<NodeId> everybody = List.of();

  public Recovery(
      Seal seal,
      UnitOfWork unitOfWork,
      JournalStore journal,
      WitnessStore witness,
      ReceiptStore receipts,
      JournalKeys keys,
      OutboxStore outbox,
      Courier courier,
      OwnMail mail,
      Probation probation,
      ExchangeListener listener) {
    this.self = seal.self();
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.witness = witness;
    this.receipts = receipts;
    this.outbox = outbox;
    this.courier = courier;
    this.probation = probation;
    this.mail = mail;
    this.listener = listener;
    this.keys = keys;
    this.entries = new MailEntries(self);
    this.eyes = new Witness(self, journal, witness, keys, listener);
    this.forgotten = new ForgottenLife(seal, outbox, journal, witness);
  }

  /**
   * Tells again what was found of peers since then, at a start: a process that ended between the
   * commit of it and its telling told nobody.
   */
  public void tellAgain(Instant since) {
    unitOfWork.carryOut(
        work -> {
          eyes.tellAgain(work, since);
          return since;
        });
  }

  /**
   * Asks what others hold of this node: peers, and whoever this node holds a checkpoint of although
   * the directory leaves it out at the moment, for whom the question waits. Not who left for good.
   */
  public void ask(Collection<NodeId> peers) {
    know(peers);
    unitOfWork.carryOut(
        work -> {
          know(seen());
          return question(work, everybody);
        });
  }

  /** Takes in who is a peer by now. Who joins while this node is on probation is asked too. */
  public void know(Collection<NodeId> peers) {
    everybody = Stream.concat(everybody.stream(), peers.stream()).distinct().toList();
  }

  private List<NodeId> seen() {
    return witness.newest().stream()
        .map(it -> it.origin().node())
        .filter(node -> !node.equals(self))
        .sorted(BY_NAME)
        .toList();
  }

  private int question(Work work, Collection<NodeId> peers) {
    Map<NodeId, MessageId> posted = new LinkedHashMap<>();
    for (NodeId peer : peers) {
      mail.post(work, peer, new CheckpointAsked()).ifPresent(id -> posted.put(peer, id));
    }
    work.afterCommit(() -> probation.asked(posted));
    return posted.size();
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

  /**
   * Tells a peer what this node holds of it: the newest checkpoint of its journal, and statements.
   *
   * @param question what it asked; absent when it did not ask
   * @param statements that the peer signed, as compact JWS
   */
  public void tell(Work work, NodeId peer, @Nullable MessageId question, List<String> statements) {
    Optional<WitnessedCheckpoint> newest = witness.newest(peer);
    CheckpointTold answer =
        new CheckpointTold(
            newest.map(WitnessedCheckpoint::origin).orElse(new Generation(peer, 1)).origin(),
            newest.map(WitnessedCheckpoint::note).orElse(null),
            statements,
            question == null ? null : question.toString());
    mail.post(work, peer, answer);
  }

  /**
   * Takes in what a peer holds of this node; {@link #step} acts on it.
   *
   * @param issuedAt when the peer said so
   */
  public void told(Work work, NodeId peer, CheckpointTold told, Instant issuedAt, Instant now) {
    String note = told.getCheckpoint();
    if (note != null) {
      eyes.passedOn(work, peer, note, now);
    }
    shown(peer, told.getStatements(), now);
    work.afterCommit(() -> probation.answered(peer, told.getQuestion(), issuedAt));
  }

  /** Takes in statements of this node that a peer shows; {@link #step} acts on it. */
  public void shown(NodeId peer, List<String> statements, Instant now) {
    forgotten.shown(peer, statements, now);
  }

  /**
   * Opens the next generation if a peer holds a checkpoint of this node that this node's journal
   * never was, or a statement of this node that its outbox does not know. Ends the probation only
   * in a step that had nothing to open: an order that was being carried out during the opening is
   * numbered anew in between.
   *
   * @return whether it did
   */
  public boolean step(Instant now) {
    boolean opened = unitOfWork.carryOut(work -> openIfBehind(work, now)).value();
    if (!opened && !probation.isOpen()) {
      probation.dismiss(mail::hasLeft);
      Set<NodeId> toAsk = new TreeSet<>(BY_NAME);
      toAsk.addAll(probation.toAskAgain(now));
      toAsk.addAll(probation.notYetAsked(everybody));
      toAsk.removeIf(mail::hasLeft);
      if (!toAsk.isEmpty()) {
        unitOfWork.carryOut(work -> question(work, toAsk));
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
    Optional<LostLife> newest =
        lostLives().filter(lost -> lost.number() >= current.number()).max(LostLife.AGE);
    if (newest.isEmpty()) {
      return false;
    }
    // Held from here on: what others commit meanwhile is in the old journal and seen below, or in
    // the new one. Nothing is owed then for an entry that neither says again.
    journal.lock();
    List<JournalEntry> again = entriesToSayAgain();
    Generation next = new Generation(self, newest.get().number() + 1);
    journal.open(next);
    witness.forgetShown();
    work.journal(entries.generationOpened(newest.get().proof(), now), null);
    // Said again here, since the old tree is not signed again: what was taken in and not receipted
    // yet, and all that was done since the start.
    again.forEach(entry -> work.journal(entry, null));
    announce(work, next);
    work.afterCommit(() -> listener.happened(new ExchangeEvent.GenerationOpened(next)));
    return true;
  }

  /**
   * A life that peers know more of than this node.
   *
   * @param number of its generation
   * @param proof root of the checkpoint that a peer holds, or the digest of the statement
   */
  private record LostLife(int number, Digest proof) {
    static final Comparator<LostLife> AGE = Comparator.comparingInt(LostLife::number);
  }

  /** Of one and the same life a checkpoint says more than a statement, and comes first. */
  private Stream<LostLife> lostLives() {
    return Stream.concat(
        witness.newest(self).stream().map(it -> new LostLife(it.origin().number(), it.root())),
        witness.forgotten().stream()
            .map(it -> new LostLife(it.life().number(), it.statement().digest())));
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
    Set<NodeId> peers = new TreeSet<>(BY_NAME);
    peers.addAll(everybody);
    peers.addAll(seen());
    peers.forEach(peer -> mail.post(work, peer, batch));
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
