package trm.exchange.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.keys.KeyId;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SignedStatement;
import trm.evidence.seal.Statement;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.Progress;

/** Invented rows. Nothing in them is of a real person. */
public final class Invented {
  /** Whose stores are tested. */
  public static final NodeId SELF = new NodeId("mn-origin");

  static final NodeId PEER = new NodeId("mo-destination");
  static final NodeId OTHER_PEER = new NodeId("cn-transit");
  static final Generation GENERATION = new Generation(SELF, 1);
  static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  static final Instant LATER = NOW.plusSeconds(60);
  static final Duration LEASE = Duration.ofSeconds(30);

  private Invented() {}

  static ConversationId conversation(int number) {
    return new ConversationId(GENERATION, new UUID(7, number));
  }

  static ConversationId peersConversation(int number) {
    return new ConversationId(new Generation(PEER, 1), new UUID(9, number));
  }

  static MessageId messageId(int number) {
    return new MessageId(new UUID(1, number));
  }

  static OutboxMessage posted(int number, @Nullable ConversationId conversation, long sequence) {
    return posted(label(number, conversation, sequence, false));
  }

  static OutboxMessage urgent(int number, ConversationId conversation, long sequence) {
    return posted(label(number, conversation, sequence, true));
  }

  static OutboxMessage posted(Label label) {
    return new OutboxMessage(label, new Content.Sealed(sealed(label)), Progress.posted(NOW));
  }

  static Label label(
      int number, @Nullable ConversationId conversation, long sequence, boolean urgent) {
    return new Label(
        messageId(number),
        PEER,
        conversation,
        sequence,
        conversation == null ? null : CASE,
        2,
        urgent ? "RiskAlert" : "HoldTold",
        "own",
        urgent,
        conversation != null,
        (byte) -7,
        NOW,
        NOW.plus(Duration.ofDays(30)));
  }

  static SealedMessage sealed(Label label) {
    byte[] envelope = ("an envelope of " + label.messageId()).getBytes(UTF_8);
    byte[] salt = new byte[32];
    byte[] body = "an invented body".getBytes(UTF_8);
    Statement statement =
        new Statement(
            Statement.SUITE,
            SELF,
            label.recipient(),
            label.messageId(),
            label.conversation(),
            label.sequence(),
            label.caseReference(),
            label.epoch(),
            label.eventType(),
            label.issuedAt(),
            label.expiresAt(),
            Digest.sha256(salt, body));
    return new SealedMessage(
        envelope,
        Digest.sha256(envelope),
        new SignedStatement(statement, "header." + label.messageId() + ".signature"),
        body,
        salt,
        new KeyId("an-invented-key-of-forty-three-characters--"));
  }

  static SignedStatement received(int number, ConversationId conversation, long sequence) {
    return received(number, conversation, sequence, NOW);
  }

  static SignedStatement ofNoConversation(int number, Instant issuedAt) {
    return received(number, null, 0, issuedAt);
  }

  static SignedStatement received(
      int number, @Nullable ConversationId conversation, long sequence, Instant issuedAt) {
    Statement statement =
        new Statement(
            Statement.SUITE,
            PEER,
            SELF,
            messageId(number),
            conversation,
            sequence,
            conversation == null ? null : CASE,
            conversation == null ? 0 : 2,
            conversation == null ? "ReceiptBatch" : "HoldTold",
            issuedAt,
            issuedAt.plus(Duration.ofDays(30)),
            digest("body " + number));
    return new SignedStatement(statement, "header.received-" + number + ".signature");
  }

  static JournalEntry entry(int number) {
    return new JournalEntry(
        EntryKind.MESSAGE_IN,
        "HoldTold",
        CASE,
        2,
        0,
        SELF.value(),
        "system",
        null,
        NOW,
        NOW,
        messageId(number),
        PEER,
        digest("envelope " + number),
        digest("statement " + number),
        "accepted",
        null,
        null,
        null);
  }

  static Digest digest(String of) {
    return Digest.sha256(of.getBytes(UTF_8));
  }
}
