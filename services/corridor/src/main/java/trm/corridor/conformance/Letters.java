package trm.corridor.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import trm.event.RiskAlert;
import trm.event.StatusTold;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.NodeKeys;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealedMessage;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.SingleObject;
import trm.wire.SequenceSkipped;

/** Writes letters from a member to a node, about one case of nobody. */
final class Letters {
  static final SingleObject RECORDS = new SingleObject();
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final Duration VALIDITY = Duration.ofDays(30);
  private static final String MEASURE = "M1.3";

  private final Member member;
  private final NodeId node;
  private final InstantSource clock;
  private final CaseReference about = new CaseReference("CONFORMANCE-" + UUID.randomUUID());

  Letters(Member member, NodeId node, InstantSource clock) {
    this.member = member;
    this.node = node;
    this.clock = clock;
  }

  /** A letter on its way: its id, its envelope and what it states. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way out, never compared.
  record Letter(MessageId id, byte[] envelope, SealedMessage sealed) {}

  Seal seal() {
    return seal(member.self(), member.keys(), member.directory());
  }

  static Seal seal(NodeId as, NodeKeys keys, Directory directory) {
    return new JoseSeal(as, () -> keys, () -> directory, Letters::isUrgent, RECORDS);
  }

  private static boolean isUrgent(String event) {
    return CATALOGUE.find(event).filter(type -> type.kind() == EventKind.URGENT).isPresent();
  }

  ConversationId conversation() {
    return new ConversationId(new Generation(member.self(), 1), UUID.randomUUID());
  }

  /** A warning, which any node takes from any member about any case. */
  Letter warning() {
    return warning(conversation(), 1);
  }

  Letter warning(ConversationId conversation, long sequence) {
    return letter(draft(conversation, sequence, "RiskAlert", alert()));
  }

  /** Where the matter stands, which is acted on in order. */
  Letter status(ConversationId conversation, long sequence) {
    Instant now = now();
    StatusTold told = new StatusTold(now, now, MEASURE, "conformance", "conformance", "OPEN", null);
    return letter(draft(conversation, sequence, "StatusTold", RECORDS.encode(told)));
  }

  Letter skipped(ConversationId conversation, long sequence) {
    MessageDraft draft =
        new MessageDraft(
            node,
            id(),
            conversation,
            sequence,
            null,
            0,
            "SequenceSkipped",
            now(),
            now().plus(VALIDITY),
            RECORDS.encode(new SequenceSkipped("EXPIRED")));
    return letter(draft);
  }

  byte[] resealed(Letter letter) {
    SealedMessage sealed = letter.sealed();
    return seal().reseal(sealed.statement(), sealed.body(), sealed.salt(), now()).envelope();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Letter letter(MessageDraft draft) {
    return letter(seal(), draft);
  }

  Letter letter(Seal by, MessageDraft draft) {
    SealedMessage sealed = by.seal(draft, now());
    return new Letter(draft.messageId(), sealed.envelope(), sealed);
  }

  /** The first or a later message of a conversation about the case. */
  MessageDraft draft(ConversationId conversation, long sequence, String event, byte[] body) {
    return new MessageDraft(
        node, id(), conversation, sequence, about, 1, event, now(), now().plus(VALIDITY), body);
  }

  /** What a warning says. */
  byte[] alert() {
    Instant now = now();
    return RECORDS.encode(
        new RiskAlert(
            now,
            now,
            MEASURE,
            "conformance",
            "conformance",
            UUID.randomUUID().toString(),
            "OTHER",
            "LOW",
            "PERSON",
            "CALL_FOCAL_POINT",
            "LIFE"));
  }

  static MessageId id() {
    return new MessageId(UUID.randomUUID());
  }

  NodeEntry entry(NodeId one) {
    return member.directory().entry(one).orElseThrow();
  }
}
