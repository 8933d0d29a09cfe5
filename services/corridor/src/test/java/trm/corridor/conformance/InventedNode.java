package trm.corridor.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.SigningKey;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;
import trm.evidence.seal.Statement;
import trm.schema.UnknownSchemaException;
import trm.schema.UnreadableRecordException;
import trm.wire.GapRequested;
import trm.wire.ReceiptBatch;
import trm.wire.SealedEnvelope;

/**
 * A node that somebody else might have built from the protocol's page, in a few lines and without a
 * database: it takes mail in and receipts it, and has the defect that a test gives it.
 */
final class InventedNode implements Line {
  private static final Duration REMEMBERS = Duration.ofDays(40);
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final NodeId self;
  private final Seal seal;
  private final SigningKey journalKey;
  private final Instant now;
  private final @Nullable Defect defect;
  private final List<List<Digest>> completed = new ArrayList<>();
  private Frontier frontier = Frontier.EMPTY;
  private final List<byte[]> sent = new ArrayList<>();
  private final Map<Digest, trm.wire.ReceiptText> byEnvelope = new HashMap<>();
  private final Map<MessageId, Known> known = new HashMap<>();
  private final Map<String, Long> next = new HashMap<>();
  private final Map<String, Opening.Opened> parked = new HashMap<>();
  private boolean stopped;

  /** What a builder may get wrong; each is found by the checks that it names. */
  enum Defect {
    SAYS_NOTHING("N-01"),
    SIGNS_BY_AN_UNKNOWN_KEY("N-01"),
    GIVES_RECEIPTS_A_CONVERSATION("N-02"),
    MAKES_A_NEW_RECEIPT_EACH_TIME("N-03 N-04"),
    KNOWS_ENVELOPES_ONLY("N-04"),
    STOPS_AT_NOISE("N-05 N-12 N-13 N-14 N-15 N-16 N-17 N-18 N-20 N-21 N-22 N-23"),
    RECEIPTS_WHAT_IT_CANNOT_OPEN("N-06 N-07 N-09 N-10 N-11"),
    LOOKS_AT_NO_TIME("N-12 N-13"),
    FORGETS_IDS("N-04 N-15"),
    READS_NO_BODY("N-16 N-17 N-18"),
    TELLS_NO_REASON("N-12 N-13 N-14 N-15 N-16 N-17 N-18"),
    ACTS_OUT_OF_TURN("N-19 N-20"),
    ASKS_FOR_NO_GAP("N-20"),
    FORGETS_WHAT_IT_PARKED("N-21 N-22"),
    PASSES_OVER_SKIPS("N-22"),
    PARKS_WARNINGS("N-23"),
    SHOWS_TWO_FACES("N-24");

    private final String found;

    Defect(String found) {
      this.found = found;
    }

    List<String> found() {
      return List.of(found.split(" ", -1));
    }
  }

  private record Known(Digest statement, trm.wire.ReceiptText receipt) {}

  InventedNode(
      NodeId self, NodeKeys keys, Directory directory, Instant now, @Nullable Defect defect) {
    this.self = self;
    this.now = now;
    this.defect = defect;
    this.seal = new JoseSeal(self, () -> keys, () -> directory, event -> false, Letters.RECORDS);
    this.journalKey =
        is(Defect.SIGNS_BY_AN_UNKNOWN_KEY)
            ? new KeyForge().journal(now.minus(SKEW), Duration.ofDays(1))
            : keys.journal(now).orElseThrow();
  }

  private boolean is(Defect one) {
    return defect == one;
  }

  @Override
  public List<byte[]> take(Duration atMost) {
    List<byte[]> mail = List.copyOf(sent);
    sent.clear();
    return mail;
  }

  @Override
  public void close() {}

  @Override
  public void send(byte @Nullable [] envelope) {
    if (stopped || is(Defect.SAYS_NOTHING)) {
      return;
    }
    trm.wire.ReceiptText stored = envelope == null ? null : byEnvelope.get(Digest.sha256(envelope));
    if (envelope == null) {
      stopped = is(Defect.STOPS_AT_NOISE);
    } else if (stored != null && !is(Defect.MAKES_A_NEW_RECEIPT_EACH_TIME)) {
      post(new NodeId("mo-destination"), stored);
    } else if (seal.open(envelope, now) instanceof Opening.Opened opened) {
      opened(opened);
    } else {
      notOpened(envelope);
    }
  }

  private void notOpened(byte[] envelope) {
    stopped = is(Defect.STOPS_AT_NOISE);
    if (is(Defect.RECEIPTS_WHAT_IT_CANNOT_OPEN) && envelope.length > 3) {
      String id = Letters.RECORDS.decode(envelope, SealedEnvelope.class).getMessageId();
      post(new NodeId("mo-destination"), new trm.wire.ReceiptText(id, "Came.", null));
    }
  }

  private void opened(Opening.Opened opened) {
    Statement statement = opened.statement().statement();
    Known earlier = known.get(statement.messageId());
    if (earlier != null && !is(Defect.FORGETS_IDS)) {
      knownId(opened, earlier);
      return;
    }
    String wrong = wrongWith(opened);
    if (!wrong.isEmpty()) {
      receipt(opened, "quarantined", wrong);
    } else if (statement.eventType().equals("SequenceSkipped")) {
      skipped(statement);
    } else {
      inTurn(opened);
    }
  }

  private void knownId(Opening.Opened opened, Known earlier) {
    boolean same = earlier.statement().equals(opened.statement().digest());
    if (!same || is(Defect.KNOWS_ENVELOPES_ONLY)) {
      receipt(opened, "quarantined", "MESSAGE_ID_REUSED");
    } else if (is(Defect.MAKES_A_NEW_RECEIPT_EACH_TIME)) {
      receipt(opened, "accepted", null);
    } else {
      post(opened.statement().statement().sender(), earlier.receipt());
    }
  }

  private String wrongWith(Opening.Opened opened) {
    Statement statement = opened.statement().statement();
    if (!is(Defect.LOOKS_AT_NO_TIME)) {
      if (statement.issuedAt().isAfter(now.plus(SKEW))) {
        return "ISSUED_IN_FUTURE";
      }
      Duration validity = Duration.between(statement.issuedAt(), statement.expiresAt());
      if (validity.compareTo(REMEMBERS) > 0) {
        return "VALID_TOO_LONG";
      }
      if (statement.expiresAt().isBefore(now)) {
        return "EXPIRED";
      }
    }
    return is(Defect.READS_NO_BODY) ? "" : wrongWithBody(opened);
  }

  private static String wrongWithBody(Opening.Opened opened) {
    try {
      SpecificRecord body = Letters.RECORDS.decode(opened.body());
      String stated = opened.statement().statement().eventType();
      return body.getClass().getSimpleName().equals(stated) ? "" : "EVENT_NOT_TAKEN";
    } catch (UnknownSchemaException e) {
      return "SCHEMA_UNKNOWN";
    } catch (UnreadableRecordException e) {
      return "BODY_UNREADABLE";
    }
  }

  private void inTurn(Opening.Opened opened) {
    Statement statement = opened.statement().statement();
    String conversation = String.valueOf(statement.conversation());
    long expected = next.getOrDefault(conversation, 1L);
    boolean urgent = statement.eventType().equals("RiskAlert") && !is(Defect.PARKS_WARNINGS);
    if (urgent || is(Defect.ACTS_OUT_OF_TURN) || statement.sequence() == expected) {
      receipt(opened, "accepted", null);
      if (statement.sequence() == expected) {
        goOn(conversation, expected + 1);
      }
    } else {
      park(opened, conversation, expected);
    }
  }

  private void park(Opening.Opened opened, String conversation, long expected) {
    long sequence = opened.statement().statement().sequence();
    if (!is(Defect.FORGETS_WHAT_IT_PARKED)) {
      parked.put(conversation + " " + sequence, opened);
    }
    if (!is(Defect.ASKS_FOR_NO_GAP)) {
      GapRequested gap = new GapRequested(conversation, expected, sequence - 1, null);
      post(opened.statement().statement().sender(), "GapRequested", gap, null);
    }
  }

  private void skipped(Statement statement) {
    String conversation = String.valueOf(statement.conversation());
    if (!is(Defect.PASSES_OVER_SKIPS)
        && statement.sequence() == next.getOrDefault(conversation, 1L)) {
      goOn(conversation, statement.sequence() + 1);
    }
  }

  private void goOn(String conversation, long expected) {
    next.put(conversation, expected);
    Opening.Opened waiting = parked.remove(conversation + " " + expected);
    if (waiting != null) {
      inTurn(waiting);
    }
  }

  private void receipt(Opening.Opened opened, String outcome, @Nullable String told) {
    Statement statement = opened.statement().statement();
    JournalEntry entry =
        new JournalEntry(
            EntryKind.MESSAGE_IN,
            statement.eventType(),
            statement.caseReference(),
            statement.epoch(),
            0,
            "invented",
            "system",
            null,
            now,
            now,
            statement.messageId(),
            statement.sender(),
            opened.envelopeDigest(),
            opened.statement().digest(),
            outcome,
            null,
            null,
            null);
    String code = is(Defect.TELLS_NO_REASON) ? null : told;
    trm.wire.ReceiptText receipt =
        new trm.wire.ReceiptText(statement.messageId().toString(), journalled(entry), code);
    byEnvelope.put(opened.envelopeDigest(), receipt);
    known.putIfAbsent(statement.messageId(), new Known(opened.statement().digest(), receipt));
    post(statement.sender(), receipt);
  }

  private String journalled(JournalEntry entry) {
    if (is(Defect.SHOWS_TWO_FACES)) {
      completed.clear();
      frontier = Frontier.EMPTY;
    }
    byte[] leaf = Leaf.encode(entry);
    Frontier.Growth growth = frontier.append(Leaf.hash(leaf));
    completed.add(growth.completed());
    frontier = growth.frontier();
    Generation journal = new Generation(self, 1);
    SignedCheckpoint checkpoint =
        new CheckpointSigner(journal, journalKey)
            .sign(new Checkpoint(journal, frontier.size(), frontier.root()));
    MerkleTree tree =
        new MerkleTree(
            subtrees ->
                subtrees.stream()
                    .map(s -> completed.get(Math.toIntExact(s.completedBy())).get(s.level()))
                    .toList());
    return ReceiptText.of(leaf, tree.inclusion(growth.index(), frontier.size()), checkpoint).text();
  }

  private void post(NodeId to, trm.wire.ReceiptText receipt) {
    ConversationId conversation =
        is(Defect.GIVES_RECEIPTS_A_CONVERSATION)
            ? new ConversationId(new Generation(self, 1), UUID.randomUUID())
            : null;
    post(to, "ReceiptBatch", new ReceiptBatch(List.of(receipt), null, List.of()), conversation);
  }

  private void post(
      NodeId to, String event, SpecificRecord record, @Nullable ConversationId conversation) {
    MessageDraft draft =
        new MessageDraft(
            to,
            new MessageId(UUID.randomUUID()),
            conversation,
            conversation == null ? 0 : 1,
            null,
            0,
            event,
            now,
            now.plus(Duration.ofDays(30)),
            Letters.RECORDS.encode(record));
    sent.add(seal.seal(draft, now).envelope());
  }
}
