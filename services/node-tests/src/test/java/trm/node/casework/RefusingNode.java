package trm.node.casework;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ReceiptText;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;
import trm.evidence.seal.Statement;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.Work;
import trm.exchange.inbox.Addressee;
import trm.exchange.inbox.CourierMail;
import trm.exchange.inbox.Delivery;
import trm.exchange.inbox.HeldStatements;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxSettings;
import trm.exchange.inbox.Verdict;
import trm.exchange.memory.MemoryInboxStore;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryOutboxStore;
import trm.exchange.memory.MemoryReachStore;
import trm.exchange.memory.MemoryReceiptStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.MemoryWitnessStore;
import trm.exchange.memory.Undo;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.outbox.Gate;
import trm.exchange.outbox.OutboxSettings;
import trm.exchange.outbox.OwnMail;
import trm.exchange.outbox.RecordKeys;
import trm.exchange.outbox.Relay;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachSettings;
import trm.exchange.receipt.Checkpointer;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.Recovery;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;
import trm.wire.ReceiptBatch;

/**
 * A node with its whole courier and its real seal that refuses one and the same message of a peer.
 * For each reason it is put together anew, with the same clock and ids, so that nothing but chance
 * and the reason differs between two answers.
 */
final class RefusingNode {
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final NodeId PEER = new NodeId("mn-origin");
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final InstantSource CLOCK = () -> NOW;
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final SingleObject RECORDS = new SingleObject();

  private final NodeKeys keys = keys();
  private final NodeKeys peersKeys = keys();
  private final Seal seal = seal(SELF, keys);
  private final Seal peersSeal = seal(PEER, peersKeys);
  private final byte[] message = message();

  /**
   * All that the peer and the broker get.
   *
   * @param statement the signed words about the answer, but the digest of its body
   * @param body the whole batch, but what chance made and what was computed from that
   */
  record Answer(
      byte recordKey,
      int envelopeLength,
      String statement,
      @Nullable String toldCode,
      String body) {}

  /** What leaves this node when its law refuses the message so. */
  Answer to(Verdict.Refused verdict) {
    Undo undo = new Undo();
    MemoryOutboxStore outbox = new MemoryOutboxStore(undo);
    MemoryJournalStore journal = new MemoryJournalStore(SELF, undo);
    MemoryReceiptStore receipts = new MemoryReceiptStore(undo);
    MemoryWitnessStore witness = new MemoryWitnessStore(undo);
    UnitOfWork unitOfWork = new MemoryUnitOfWork(undo, journal);
    MemoryInboxStore inbox = new MemoryInboxStore(undo);
    Courier courier = courier(outbox, journal);
    CourierMail courierMail =
        new CourierMail(
            RECORDS,
            new ReceiptDesk(
                SELF,
                outbox,
                receipts,
                journal,
                witness,
                journalKeys(),
                Duration.ofDays(1),
                e -> {},
                Way.unwatched()),
            new GapAnswers(seal, outbox, courier, RECORDS),
            new Recovery(
                seal,
                unitOfWork,
                journal,
                witness,
                receipts,
                journalKeys(),
                outbox,
                courier,
                new OwnMail(courier, RECORDS, CATALOGUE, this::directory),
                Probation.none(CLOCK),
                e -> {}),
            new FocalPoints(
                SELF,
                this::directory,
                unitOfWork,
                new MemoryReachStore(undo),
                courier,
                RECORDS,
                ReachSettings.defaults(),
                UUID::randomUUID,
                NOW),
            new HeldStatements(seal, inbox));
    new Inbox(
            unitOfWork,
            seal,
            inbox,
            receipts,
            new SayingAlways(verdict),
            courierMail,
            CATALOGUE,
            InboxSettings.defaults(),
            CLOCK,
            e -> {},
            Way.unwatched())
        .take(List.of(message));
    new Checkpointer(
            unitOfWork,
            journal,
            receipts,
            witness,
            journalKeys(),
            courier,
            RECORDS,
            Way.unwatched())
        .step();
    return sent(unitOfWork, outbox);
  }

  /** Whatever comes, the answer is the same. */
  private record SayingAlways(Verdict verdict) implements Addressee {
    @Override
    public void expect(Set<CaseReference> cases) {}

    @Override
    public Verdict receive(Work work, Delivery delivery) {
      return verdict;
    }
  }

  private Courier courier(MemoryOutboxStore outbox, MemoryJournalStore journal) {
    Iterator<UUID> ids = LongStream.iterate(1, i -> i + 1).mapToObj(i -> new UUID(i, i)).iterator();
    return new Courier(
        seal,
        outbox,
        journal,
        CATALOGUE,
        new RecordKeys(new byte[32]),
        OutboxSettings.defaults(),
        Gate.OPEN,
        ids::next,
        CLOCK,
        e -> {},
        Way.unwatched());
  }

  private Answer sent(UnitOfWork unitOfWork, MemoryOutboxStore outbox) {
    List<Answer> sent = new ArrayList<>();
    new Relay(
            unitOfWork,
            outbox,
            (recipient, recordKey, envelope) -> sent.add(read(recordKey, envelope)),
            (node, key, urgent, now) -> true,
            seal,
            OutboxSettings.defaults(),
            Gate.OPEN,
            CLOCK,
            e -> {},
            Way.unwatched())
        .step(NOW);
    if (sent.size() != 1) {
      throw new IllegalStateException("Not one answer left, but " + sent.size() + ".");
    }
    return sent.getFirst();
  }

  private Answer read(byte recordKey, byte[] envelope) {
    if (!(peersSeal.open(envelope, NOW) instanceof Opening.Opened opened)) {
      throw new IllegalStateException("The peer cannot open the answer.");
    }
    Statement statement = opened.statement().statement();
    ReceiptBatch batch = RECORDS.decode(opened.body(), ReceiptBatch.class);
    return new Answer(
        recordKey,
        envelope.length,
        statement.toString().replace(statement.bodyDigest().toString(), "(digest)"),
        batch.getReceipts().getFirst().getToldCode(),
        withoutChance(opened.body(), batch.getReceipts().getFirst().getText()));
  }

  /**
   * The commitment to the reason hides it behind a random salt; root and signature follow from it.
   */
  private static String withoutChance(byte[] body, String text) {
    ReceiptText receipt = ReceiptText.parse(text);
    String leaf = new String(receipt.leaf(), ISO_8859_1);
    byte[] commitment =
        Objects.requireNonNull(Leaf.decode(receipt.leaf()).detailCommitment()).bytes();
    String note = receipt.checkpoint().note();
    String signature = note.substring(note.lastIndexOf(' ') + 1).strip();
    return new String(body, ISO_8859_1)
        .replace(base64(receipt.leaf()), leaf.replace(new String(commitment, ISO_8859_1), "(32)"))
        .replace(base64(receipt.checkpoint().checkpoint().root().bytes()), "(root)")
        .replace(signature, "(signature of " + signature.length() + ")");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private byte[] message() {
    MessageDraft draft =
        new MessageDraft(
            SELF,
            new MessageId(new UUID(7, 7)),
            new ConversationId(new Generation(PEER, 1), new UUID(8, 8)),
            1,
            new CaseReference("CASE-INVENTED-1"),
            1,
            "RequestMade",
            NOW,
            NOW.plus(Duration.ofDays(30)),
            "An invented request.".getBytes(UTF_8));
    return peersSeal.seal(draft, NOW).envelope();
  }

  private static NodeKeys keys() {
    return new KeyForge().nodeKeys(NOW.minus(Duration.ofDays(1)), Duration.ofDays(90));
  }

  private Seal seal(NodeId node, NodeKeys own) {
    return new JoseSeal(node, () -> own, this::directory, type -> false, RECORDS);
  }

  private Directory directory() {
    return new Directory(
        1,
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(30)),
        List.of(
            entry(SELF, NodeRole.DESTINATION, "MO", keys),
            entry(PEER, NodeRole.ORIGIN, "MN", peersKeys)));
  }

  private static NodeEntry entry(NodeId node, NodeRole role, String territory, NodeKeys keys) {
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        territory,
        role,
        "An invented authority",
        keys.published(),
        List.of(),
        List.of(),
        Map.of(),
        List.of());
  }

  private JournalKeys journalKeys() {
    return new JournalKeys() {
      @Override
      public CheckpointSigner signer(Generation own) {
        return new CheckpointSigner(own, keys.journal(NOW).orElseThrow());
      }

      @Override
      public CheckpointVerifier verifier(Generation journal) {
        return new CheckpointVerifier(journal, List.of());
      }
    };
  }
}
