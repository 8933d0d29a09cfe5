package trm.corridor.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Statement;
import trm.wire.SealedEnvelope;

/**
 * What a member of the corridor could put into the transit node's mailbox if it, or whoever stole
 * its password and keys, meant harm. Made by the shipped code from a genuine message of the
 * destination.
 */
final class HostileMail {
  static final String SENDER = "mo-destination";
  static final String RECEIVER = "cn-transit";
  private static final NodeId RECEIVER_ID = new NodeId(RECEIVER);
  private static final int LONGEST_BYTES = 5_593_428;

  private final Postbox postbox;
  private final byte[] genuine;
  private final Opening.Opened opened;

  HostileMail(Postbox postbox, byte[] genuine) {
    this.postbox = postbox;
    this.genuine = genuine;
    this.opened = postbox.open(RECEIVER, genuine);
  }

  byte[] withAByteChanged() {
    byte[] changed = genuine.clone();
    int inTheContent = changed.length - 100;
    changed[inTheContent] = (byte) (changed[inTheContent] == 'A' ? 'B' : 'A');
    return changed;
  }

  byte[] underAnotherOuterId() {
    return Postbox.enveloped(
        new SealedEnvelope(UUID.randomUUID().toString(), Postbox.outside(genuine).getJwe()));
  }

  byte[] withoutTheSuitesHeader() {
    return Postbox.enveloped(
        new SealedEnvelope(
            UUID.randomUUID().toString(), ByteBuffer.wrap("not..sealed".getBytes(US_ASCII))));
  }

  byte[] tooLong() {
    return Arrays.copyOf(genuine, LONGEST_BYTES + 1);
  }

  /** Put into the wrong mailbox. */
  byte[] sealedToAThird() {
    return postbox.of(SENDER).seal(draft(new NodeId("mn-origin")), Instant.now()).envelope();
  }

  /** What the origin was told, sealed on to transit as if it had been told. */
  byte[] statedToAThird() {
    NodeEntry origin = entry("mn-origin");
    Directory swapped =
        believing(entry(SENDER), origin.withKeys(keysOf(entry(RECEIVER), KeyUse.ENCRYPTION)));
    return postbox
        .of(SENDER, () -> postbox.keys(SENDER), () -> swapped)
        .seal(draft(origin.node()), Instant.now())
        .envelope();
  }

  byte[] signedByAKeyThatNobodyVouchesFor() {
    NodeKeys stranger =
        new NodeKeys(List.of(new KeyForge().signing(Instant.now(), Duration.ofDays(1))));
    Directory invented = believing(entry(SENDER).withKeys(stranger.published()), entry(RECEIVER));
    return postbox
        .of(SENDER, () -> stranger, () -> invented)
        .seal(draft(RECEIVER_ID), Instant.now())
        .envelope();
  }

  /** The origin speaks in the destination's name. */
  byte[] signedByAnotherMember() {
    NodeKeys origins = postbox.keys("mn-origin");
    Directory invented =
        believing(
            entry(SENDER).withKeys(keysOf(entry("mn-origin"), KeyUse.SIGNING)), entry(RECEIVER));
    return postbox
        .of(SENDER, () -> origins, () -> invented)
        .seal(draft(RECEIVER_ID), Instant.now())
        .envelope();
  }

  byte[] expired() {
    return stated(now().minus(Duration.ofDays(12)), Duration.ofDays(7));
  }

  byte[] issuedTomorrow() {
    return stated(now().plus(Duration.ofDays(1)), Duration.ofDays(7));
  }

  byte[] validTooLong() {
    return stated(now(), Duration.ofDays(60));
  }

  byte[] underAUsedMessageId() {
    return seal(draft(RECEIVER_ID, statement().messageId(), fresh(), type(), opened.body()));
  }

  byte[] underAPassedNumber() {
    return seal(draft(RECEIVER_ID, randomId(), conversation(), type(), opened.body()));
  }

  byte[] ofAnUnknownSchema() {
    byte[] body = opened.body().clone();
    body[5] ^= 1; // Inside the schema's fingerprint.
    return seal(draft(RECEIVER_ID, randomId(), fresh(), type(), body));
  }

  byte[] withABodyCutShort() {
    byte[] body = Arrays.copyOf(opened.body(), opened.body().length - 1);
    return seal(draft(RECEIVER_ID, randomId(), fresh(), type(), body));
  }

  byte[] statedAsAnotherEvent() {
    return seal(draft(RECEIVER_ID, randomId(), fresh(), "ConsentWithdrawn", opened.body()));
  }

  /** The genuine statement in another envelope, as its sender makes it for another key. */
  byte[] sealedAnew() {
    return postbox
        .of(SENDER)
        .reseal(opened.statement(), opened.body(), opened.salt(), Instant.now())
        .envelope();
  }

  private byte[] seal(MessageDraft draft) {
    return postbox.of(SENDER).seal(draft, Instant.now()).envelope();
  }

  private byte[] stated(Instant issuedAt, Duration validity) {
    MessageDraft usual = draft(RECEIVER_ID);
    return seal(
        new MessageDraft(
            usual.recipient(),
            usual.messageId(),
            usual.conversation(),
            usual.sequence(),
            usual.caseReference(),
            usual.epoch(),
            usual.eventType(),
            issuedAt,
            issuedAt.plus(validity),
            usual.body()));
  }

  private MessageDraft draft(NodeId recipient) {
    return draft(recipient, randomId(), fresh(), type(), opened.body());
  }

  /** The first message of its conversation, about a case of which nobody has heard. */
  private MessageDraft draft(
      NodeId recipient, MessageId id, ConversationId conversation, String type, byte[] body) {
    return new MessageDraft(
        recipient,
        id,
        conversation,
        1,
        new CaseReference("FORGED-" + UUID.randomUUID()),
        1,
        type,
        now(),
        now().plus(Duration.ofDays(30)),
        body);
  }

  private NodeEntry entry(String node) {
    return postbox.directory().entry(new NodeId(node)).orElseThrow();
  }

  /** The directory that a forger would like to be believed. */
  private static Directory believing(NodeEntry... entries) {
    return new Directory(
        1, now().minus(Duration.ofDays(1)), now().plus(Duration.ofDays(90)), List.of(entries));
  }

  private static List<PublishedKey> keysOf(NodeEntry entry, KeyUse use) {
    return entry.keys().stream().filter(key -> key.use() == use).toList();
  }

  private Statement statement() {
    return opened.statement().statement();
  }

  private String type() {
    return statement().eventType();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static MessageId randomId() {
    return new MessageId(UUID.randomUUID());
  }

  /** A conversation of its own, so that no number of a real one is used up. */
  private ConversationId fresh() {
    return new ConversationId(conversation().sender(), UUID.randomUUID());
  }

  private ConversationId conversation() {
    return Objects.requireNonNull(statement().conversation());
  }
}
