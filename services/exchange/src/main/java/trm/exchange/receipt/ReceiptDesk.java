package trm.exchange.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxStore;
import trm.wire.ReceiptBatch;

/**
 * Takes in what peers prove: their receipts for this node's messages and the checkpoints they saw.
 * A message is closed only by an entry, proven to stand in the recipient's journal, about that very
 * statement.
 */
public final class ReceiptDesk {
  private final NodeId self;
  private final OutboxStore outbox;
  private final ReceiptStore receipts;
  private final JournalKeys keys;
  private final Witness witness;
  private final Duration proofDeadline;
  private final ExchangeListener listener;
  private final Way way;

  /**
   * @param proofDeadline how long after it was shown its own checkpoint a peer may send batches
   *     without a proof of growth
   */
  public ReceiptDesk(
      NodeId self,
      OutboxStore outbox,
      ReceiptStore receipts,
      JournalStore journal,
      WitnessStore witness,
      JournalKeys keys,
      Duration proofDeadline,
      ExchangeListener listener,
      Way way) {
    this.self = self;
    this.outbox = outbox;
    this.receipts = receipts;
    this.keys = keys;
    this.witness = new Witness(self, journal, witness, keys, listener);
    this.proofDeadline = proofDeadline;
    this.listener = listener;
    this.way = way;
  }

  /** Takes in a batch; what does not hold in it is reported and changes nothing. */
  public void take(Work work, NodeId sender, ReceiptBatch batch, Instant now) {
    Instant owedSince = now.minus(proofDeadline);
    // Growth first: it refers to what was seen before this batch.
    Witness.Growth growth =
        batch.getConsistency() == null
            ? Witness.Growth.NOTHING
            : witness.grown(
                work, sender, batch.getConsistency(), largestSize(batch), owedSince, now);
    Set<String> verified = new HashSet<>();
    batch.getReceipts().forEach(receipt -> take(work, sender, receipt, verified, now));
    batch.getWitnessed().forEach(note -> witness.passedOn(work, sender, note, now));
    // Whose receipts can be checked shows growth under the same key.
    boolean excused = growth == Witness.Growth.NOT_VOUCHED && verified.isEmpty();
    if (growth != Witness.Growth.JUDGED && !excused) {
      // Asked last: the first batch of a new generation can prove nothing yet.
      witness.notGrown(work, sender, owedSince);
    }
  }

  /** The largest checkpoint under which receipts of the batch stand; 0 where none can be read. */
  private static long largestSize(ReceiptBatch batch) {
    return batch.getReceipts().stream().mapToLong(ReceiptDesk::size).max().orElse(0);
  }

  /** What cannot be read is reported where it is taken. */
  private static long size(trm.wire.ReceiptText wire) {
    try {
      return ReceiptText.parse(wire.getText()).checkpoint().checkpoint().size();
    } catch (ProofRejectedException unreadable) {
      return 0;
    }
  }

  private void take(
      Work work, NodeId sender, trm.wire.ReceiptText wire, Set<String> verified, Instant now) {
    try {
      ReceiptText receipt = ReceiptText.parse(wire.getText());
      verifyOnce(work, sender, receipt.checkpoint(), verified, now);
      JournalEntry entry = receipt.entry();
      Optional<Finding> wrong = wrongWith(wire, receipt, entry, sender);
      if (wrong.isPresent()) {
        report(work, sender, wrong.get());
      } else {
        close(work, entry, wire, now);
      }
    } catch (ProofRejectedException notProven) {
      report(work, sender, Finding.of(notProven));
    }
  }

  /** The receipts of a batch mostly share one checkpoint, which is verified and witnessed once. */
  private void verifyOnce(
      Work work, NodeId sender, SignedCheckpoint checkpoint, Set<String> verified, Instant now) {
    if (!verified.contains(checkpoint.note())) {
      keys.verifier(checkpoint.checkpoint().journal()).verify(checkpoint);
      witness.seen(work, sender, checkpoint, now);
      verified.add(checkpoint.note());
    }
  }

  private Optional<Finding> wrongWith(
      trm.wire.ReceiptText wire, ReceiptText receipt, JournalEntry entry, NodeId sender) {
    if (!receipt.checkpoint().checkpoint().journal().node().equals(sender)) {
      return Optional.of(Finding.NOT_OF_SENDER);
    }
    // What a batch says beside the proof proves nothing: only the entry names the message.
    MessageId named = entry.messageId();
    if (named == null
        || !named.toString().equals(wire.getMessageId())
        || !self.equals(entry.peer())) {
      return Optional.of(Finding.ABOUT_ANOTHER_MESSAGE);
    }
    Optional<OutboxMessage> sent = outbox.find(named);
    if (sent.isEmpty() || !sent.get().label().recipient().equals(sender)) {
      return Optional.of(Finding.NEVER_SENT);
    }
    return statement(sent.get()).equals(Optional.ofNullable(entry.statementDigest()))
        ? Optional.empty()
        : Optional.of(Finding.ABOUT_ANOTHER_MESSAGE);
  }

  /** The statement, not the envelope: a message sealed anew is the same message. */
  private static Optional<Digest> statement(OutboxMessage sent) {
    return switch (sent.content()) {
      case Content.Draft draft -> Optional.empty();
      case Content.Sealed sealed -> Optional.of(sealed.message().statement().digest());
      case Content.Gone gone ->
          Optional.ofNullable(gone.statement()).map(signed -> signed.digest());
    };
  }

  private void close(Work work, JournalEntry entry, trm.wire.ReceiptText wire, Instant now) {
    boolean refused =
        MailEntries.REFUSED.equals(entry.outcome())
            || MailEntries.QUARANTINED.equals(entry.outcome());
    MessageId messageId = MessageId.of(wire.getMessageId());
    way.reached(Waypoint.PROVEN);
    MessageState verdict = refused ? MessageState.REFUSED : MessageState.ACKNOWLEDGED;
    outbox
        .close(messageId, verdict, refused ? wire.getToldCode() : null)
        .ifPresent(before -> closed(work, before, wire.getText(), refused, now));
  }

  private void closed(Work work, OutboxMessage before, String text, boolean refused, Instant now) {
    MessageId messageId = before.label().messageId();
    NodeId peer = before.label().recipient();
    receipts.hold(messageId, peer, text, now);
    way.reached(Waypoint.CLOSED);
    Duration sincePosted = Duration.between(before.label().issuedAt(), now);
    work.afterCommit(
        () -> {
          listener.happened(new ExchangeEvent.Receipted(peer, sincePosted, refused));
          if (before.progress().overdue()) {
            listener.happened(new ExchangeEvent.OverdueClosed(messageId, peer));
          }
        });
  }

  private void report(Work work, NodeId peer, Finding finding) {
    work.afterCommit(() -> listener.happened(new ExchangeEvent.ReceiptWrong(peer, finding)));
  }
}
