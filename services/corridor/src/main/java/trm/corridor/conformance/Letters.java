package trm.corridor.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
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
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealedMessage;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.SingleObject;
import trm.wire.SealedEnvelope;
import trm.wire.SequenceSkipped;

/**
 * Writes good and bad letters from a member to a node, about one case of nobody. All bad ones are
 * made by the shipped code from wrong input: what a member, or whoever stole its keys, could send.
 */
final class Letters {
  static final SingleObject RECORDS = new SingleObject();
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final Duration VALIDITY = Duration.ofDays(30);
  private static final String MEASURE = "M1.3";
  private static final int IN_THE_CONTENT = 100;

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

  private static Seal seal(NodeId as, NodeKeys keys, Directory directory) {
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

  Letter tampered() {
    Letter good = warning();
    byte[] changed = good.envelope().clone();
    int place = changed.length - IN_THE_CONTENT;
    changed[place] = (byte) (changed[place] == 'A' ? 'B' : 'A');
    return with(good, changed);
  }

  Letter otherHeader() {
    Letter good = warning();
    return with(
        good, enveloped(good.id().toString(), ByteBuffer.wrap("not..sealed".getBytes(US_ASCII))));
  }

  Letter otherOuterId() {
    Letter good = warning();
    SealedEnvelope outside = RECORDS.decode(good.envelope(), SealedEnvelope.class);
    return with(good, enveloped(id().toString(), outside.getJwe()));
  }

  /** What a third was told, sealed on to this node as if it had been told. */
  Letter misaddressed(NodeId third) {
    List<PublishedKey> nodesKeys = keysOf(entry(node), KeyUse.ENCRYPTION);
    Directory swapped = believing(entry(member.self()), with(entry(third), nodesKeys));
    MessageDraft draft = draft(conversation(), 1, "RiskAlert", alert());
    return letter(seal(member.self(), member.keys(), swapped), to(third, draft));
  }

  Letter byAKeyThatNobodyVouchesFor() {
    NodeKeys stranger = new NodeKeys(List.of(new KeyForge().signing(now(), Duration.ofDays(1))));
    Directory invented = believing(with(entry(member.self()), stranger.published()), entry(node));
    return letter(
        seal(member.self(), stranger, invented), draft(conversation(), 1, "RiskAlert", alert()));
  }

  /** The member speaks in a third's name. */
  Letter inTheNameOf(NodeId third) {
    List<PublishedKey> own = keysOf(entry(member.self()), KeyUse.SIGNING);
    Directory invented = believing(with(entry(third), own), entry(node));
    ConversationId thirds = new ConversationId(new Generation(third, 1), UUID.randomUUID());
    return letter(seal(third, member.keys(), invented), draft(thirds, 1, "RiskAlert", alert()));
  }

  Letter stated(Instant issuedAt, Duration validity) {
    MessageDraft usual = draft(conversation(), 1, "RiskAlert", alert());
    return letter(timed(usual, issuedAt, issuedAt.plus(validity)));
  }

  Letter underAUsedId(Letter used) {
    MessageDraft usual = draft(conversation(), 1, "RiskAlert", alert());
    return letter(identified(usual, used.id()));
  }

  Letter ofAnUnknownSchema() {
    byte[] body = alert();
    body[5] ^= 1; // Inside the schema's fingerprint.
    return letter(draft(conversation(), 1, "RiskAlert", body));
  }

  Letter cutShort() {
    byte[] body = alert();
    return letter(draft(conversation(), 1, "RiskAlert", Arrays.copyOf(body, body.length - 1)));
  }

  Letter statedAsAnotherEvent() {
    return letter(draft(conversation(), 1, "NoShow", alert()));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Letter letter(MessageDraft draft) {
    return letter(seal(), draft);
  }

  private Letter letter(Seal by, MessageDraft draft) {
    SealedMessage sealed = by.seal(draft, now());
    return new Letter(draft.messageId(), sealed.envelope(), sealed);
  }

  private static Letter with(Letter good, byte[] envelope) {
    return new Letter(good.id(), envelope, good.sealed());
  }

  private MessageDraft draft(
      ConversationId conversation, long sequence, String event, byte[] body) {
    return new MessageDraft(
        node, id(), conversation, sequence, about, 1, event, now(), now().plus(VALIDITY), body);
  }

  private static MessageDraft timed(MessageDraft one, Instant issuedAt, Instant expiresAt) {
    return copy(one, one.recipient(), one.messageId(), issuedAt, expiresAt);
  }

  private static MessageDraft identified(MessageDraft one, MessageId id) {
    return copy(one, one.recipient(), id, one.issuedAt(), one.expiresAt());
  }

  private static MessageDraft to(NodeId other, MessageDraft one) {
    return copy(one, other, one.messageId(), one.issuedAt(), one.expiresAt());
  }

  private static MessageDraft copy(
      MessageDraft one, NodeId to, MessageId id, Instant issuedAt, Instant expiresAt) {
    return new MessageDraft(
        to,
        id,
        one.conversation(),
        one.sequence(),
        one.caseReference(),
        one.epoch(),
        one.eventType(),
        issuedAt,
        expiresAt,
        one.body());
  }

  private byte[] alert() {
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

  private static MessageId id() {
    return new MessageId(UUID.randomUUID());
  }

  private static byte[] enveloped(String id, ByteBuffer jwe) {
    return RECORDS.encode(new SealedEnvelope(id, jwe));
  }

  NodeEntry entry(NodeId one) {
    return member.directory().entry(one).orElseThrow();
  }

  /** The directory that a forger would like to be believed. */
  private Directory believing(NodeEntry... entries) {
    Instant now = now();
    return new Directory(
        1, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)), List.of(entries));
  }

  private static List<PublishedKey> keysOf(NodeEntry entry, KeyUse use) {
    return entry.keys().stream().filter(key -> key.use() == use).toList();
  }

  private static NodeEntry with(NodeEntry entry, List<PublishedKey> keys) {
    return new NodeEntry(
        entry.node(),
        entry.operatorKind(),
        entry.territory(),
        entry.role(),
        entry.operator(),
        keys,
        entry.focalPoints(),
        entry.consularDesks(),
        entry.eventVersions(),
        entry.agreements());
  }
}
