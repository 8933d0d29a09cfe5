package trm.exchange.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;
import trm.evidence.seal.SignedStatement;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.outbox.Answered;
import trm.exchange.outbox.Closing;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Sending;
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
    List<Read> receipts = batch.getReceipts().stream().map(Read::of).toList();
    // Growth first: it refers to what was seen before this batch.
    Witness.Growth growth =
        batch.getConsistency() == null
            ? Witness.Growth.NOTHING
            : witness.grown(
                work, sender, batch.getConsistency(), largestSize(receipts), owedSince, now);
    Set<String> verified = new HashSet<>();
    settle(work, sender, proven(work, sender, receipts, verified, now), now);
    batch.getWitnessed().forEach(note -> witness.passedOn(work, sender, note, now));
    // Whose receipts can be checked shows growth under the same key.
    boolean excused = growth == Witness.Growth.NOT_VOUCHED && verified.isEmpty();
    if (growth != Witness.Growth.JUDGED && !excused) {
      // Asked last: the first batch of a new generation can prove nothing yet.
      witness.notGrown(work, sender, owedSince);
    }
  }

  /**
   * A receipt as it came.
   *
   * @param text absent where it cannot be read
   */
  private record Read(trm.wire.ReceiptText wire, @Nullable ReceiptText text) {
    static Read of(trm.wire.ReceiptText wire) {
      try {
        return new Read(wire, ReceiptText.parse(wire.getText()));
      } catch (ProofRejectedException unreadable) {
        return new Read(wire, null);
      }
    }

    /** Size of the checkpoint under which it stands; 0 where it cannot be read. */
    long size() {
      return text == null ? 0 : text.checkpoint().checkpoint().size();
    }
  }

  /** A receipt whose entry stands in a journal. */
  private record Proven(trm.wire.ReceiptText wire, Generation journal, JournalEntry entry) {}

  /** The largest checkpoint under which receipts of the batch stand; 0 where none can be read. */
  private static long largestSize(List<Read> receipts) {
    return receipts.stream().mapToLong(Read::size).max().orElse(0);
  }

  private List<Proven> proven(
      Work work, NodeId sender, List<Read> receipts, Set<String> verified, Instant now) {
    List<Proven> proven = new ArrayList<>();
    for (Read receipt : receipts) {
      ReceiptText text = receipt.text();
      if (text == null) {
        report(work, sender, Finding.UNPROVEN);
      } else {
        try {
          verifyOnce(work, sender, text.checkpoint(), verified, now);
          Generation journal = text.checkpoint().checkpoint().journal();
          proven.add(new Proven(receipt.wire(), journal, text.entry()));
        } catch (ProofRejectedException notProven) {
          report(work, sender, Finding.of(notProven));
        }
      }
    }
    return proven;
  }

  /** Closes what is proven, all of it together; what does not fit is reported. */
  private void settle(Work work, NodeId sender, List<Proven> receipts, Instant now) {
    if (receipts.isEmpty()) {
      return;
    }
    Map<MessageId, Sending> sent = sendings(receipts);
    Map<MessageId, Proven> fitting = new LinkedHashMap<>();
    for (Proven receipt : receipts) {
      Optional<Finding> wrong = wrongWith(receipt, sender, sent);
      if (wrong.isPresent()) {
        report(work, sender, wrong.get());
      } else {
        way.reached(Waypoint.PROVEN);
        fitting.putIfAbsent(MessageId.of(receipt.wire().getMessageId()), receipt);
      }
    }
    close(work, sender, fitting, now);
  }

  private Map<MessageId, Sending> sendings(List<Proven> receipts) {
    List<MessageId> named =
        receipts.stream().flatMap(it -> Stream.ofNullable(it.entry().messageId())).toList();
    return outbox.sendings(named).stream()
        .collect(Collectors.toMap(it -> it.label().messageId(), Function.identity()));
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

  private Optional<Finding> wrongWith(Proven receipt, NodeId sender, Map<MessageId, Sending> sent) {
    if (!receipt.journal().node().equals(sender)) {
      return Optional.of(Finding.NOT_OF_SENDER);
    }
    JournalEntry entry = receipt.entry();
    // What a batch says beside the proof proves nothing: only the entry names the message.
    MessageId named = entry.messageId();
    if (named == null
        || !named.toString().equals(receipt.wire().getMessageId())
        || !self.equals(entry.peer())) {
      return Optional.of(Finding.ABOUT_ANOTHER_MESSAGE);
    }
    Sending mine = sent.get(named);
    if (mine == null || !mine.label().recipient().equals(sender)) {
      return Optional.of(Finding.NEVER_SENT);
    }
    // The statement, not the envelope: a message sealed anew is the same message.
    SignedStatement statement = mine.statement();
    Digest received = entry.statementDigest();
    return statement != null && received != null && received.equals(statement.digest())
        ? Optional.empty()
        : Optional.of(Finding.ABOUT_ANOTHER_MESSAGE);
  }

  private void close(Work work, NodeId peer, Map<MessageId, Proven> fitting, Instant now) {
    List<Closing> closings = new ArrayList<>();
    fitting.forEach((id, receipt) -> closings.add(closing(id, receipt)));
    List<Answered> closed = outbox.close(closings);
    Map<MessageId, String> texts = new LinkedHashMap<>();
    for (Answered message : closed) {
      MessageId id = message.label().messageId();
      Proven receipt = Objects.requireNonNull(fitting.get(id));
      texts.put(id, receipt.wire().getText());
      tell(work, message, isRefusal(receipt), now);
    }
    receipts.hold(texts, peer, now);
    texts.keySet().forEach(_ -> way.reached(Waypoint.CLOSED));
  }

  private static Closing closing(MessageId id, Proven receipt) {
    return isRefusal(receipt)
        ? new Closing(id, MessageState.REFUSED, receipt.wire().getToldCode())
        : new Closing(id, MessageState.ACKNOWLEDGED, null);
  }

  private static boolean isRefusal(Proven receipt) {
    String outcome = receipt.entry().outcome();
    return MailEntries.REFUSED.equals(outcome) || MailEntries.QUARANTINED.equals(outcome);
  }

  private void tell(Work work, Answered message, boolean refused, Instant now) {
    MessageId messageId = message.label().messageId();
    NodeId peer = message.label().recipient();
    Duration sincePosted = Duration.between(message.label().issuedAt(), now);
    work.afterCommit(
        () -> {
          listener.happened(new ExchangeEvent.Receipted(peer, sincePosted, refused));
          if (message.overdue()) {
            listener.happened(new ExchangeEvent.OverdueClosed(messageId, peer));
          }
        });
  }

  private void report(Work work, NodeId peer, Finding finding) {
    work.afterCommit(() -> listener.happened(new ExchangeEvent.ReceiptWrong(peer, finding)));
  }
}
