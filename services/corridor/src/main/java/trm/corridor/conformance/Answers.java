package trm.corridor.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import trm.corridor.conformance.Letters.Letter;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.NodeEntry;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;
import trm.evidence.seal.Statement;
import trm.wire.GapRequested;
import trm.wire.ReceiptBatch;

/** What a node sent back, opened and believed only as far as it is proven. */
final class Answers {
  private static final Duration STEP = Duration.ofMillis(200);
  private final Line line;
  private final Seal seal;
  private final NodeEntry node;
  private final Letters letters;
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<GapRequested> gaps = new ArrayList<>();

  Answers(Line line, Letters letters, NodeId node) {
    this.line = line;
    this.letters = letters;
    this.seal = letters.seal();
    this.node = letters.entry(node);
  }

  /**
   * A receipt that came.
   *
   * @param batch what the node stated about the batch in which it was
   */
  record Receipt(String messageId, String text, String toldCode, Statement batch) {}

  /** Takes mail until something is so; gives up after that long. */
  boolean await(Duration limit, BooleanSupplier so) {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean() && System.nanoTime() < end) {
      line.take(STEP).forEach(this::file);
    }
    return so.getAsBoolean();
  }

  private void file(byte[] envelope) {
    if (seal.open(envelope, letters.now()) instanceof Opening.Opened opened
        && opened.statement().statement().sender().equals(node.node())) {
      Statement statement = opened.statement().statement();
      switch (statement.eventType()) {
        case "ReceiptBatch" -> file(statement, read(opened, ReceiptBatch.class));
        case "GapRequested" -> gaps.add(read(opened, GapRequested.class));
        default -> {} // Its own people's work, and none of ours.
      }
    }
  }

  private void file(Statement statement, ReceiptBatch batch) {
    batch
        .getReceipts()
        .forEach(
            one ->
                receipts.add(
                    new Receipt(
                        one.getMessageId(),
                        one.getText(),
                        Objects.requireNonNullElse(one.getToldCode(), ""),
                        statement)));
  }

  private static <T extends SpecificRecord> T read(Opening.Opened opened, Class<T> record) {
    return Letters.RECORDS.decode(opened.body(), record);
  }

  /** Every receipt that names this message, proven or not. */
  List<Receipt> naming(MessageId id) {
    return receipts.stream().filter(one -> one.messageId().equals(id.toString())).toList();
  }

  /** Those that prove that this very letter stands in the node's journal. */
  Stream<Receipt> proving(Letter letter) {
    return naming(letter.id()).stream().filter(one -> entry(one, letter).isPresent());
  }

  boolean isReceipted(Letter letter) {
    return proving(letter).findAny().isPresent();
  }

  /** The entry that a receipt proves to stand in the node's journal about this letter. */
  Optional<JournalEntry> entry(Receipt receipt, Letter letter) {
    try {
      ReceiptText text = ReceiptText.parse(receipt.text());
      JournalEntry entry = text.verify(verifier(text.checkpoint()));
      boolean about =
          text.checkpoint().checkpoint().journal().node().equals(node.node())
              && seal.self().equals(entry.peer())
              && letter.id().equals(entry.messageId())
              && Objects.equals(letter.sealed().statement().digest(), entry.statementDigest());
      return about ? Optional.of(entry) : Optional.empty();
    } catch (ProofRejectedException e) {
      return Optional.empty();
    }
  }

  /** What a receipt shows of the journal, when the node signed it. */
  Optional<Checkpoint> checkpoint(Receipt receipt) {
    try {
      SignedCheckpoint signed = ReceiptText.parse(receipt.text()).checkpoint();
      verifier(signed).verify(signed);
      return Optional.of(signed.checkpoint());
    } catch (ProofRejectedException e) {
      return Optional.empty();
    }
  }

  private CheckpointVerifier verifier(SignedCheckpoint checkpoint) {
    List<RawPublicKey> keys =
        node.keys().stream()
            .filter(key -> key.use() == KeyUse.JOURNAL)
            .map(PublishedKey::publicKey)
            .toList();
    return new CheckpointVerifier(checkpoint.checkpoint().journal(), keys);
  }

  List<GapRequested> gaps() {
    return List.copyOf(gaps);
  }

  List<Receipt> receipts() {
    return List.copyOf(receipts);
  }
}
