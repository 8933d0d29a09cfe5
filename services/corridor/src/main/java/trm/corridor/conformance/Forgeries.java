package trm.corridor.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import trm.corridor.conformance.Letters.Letter;
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
import trm.evidence.seal.MessageDraft;
import trm.wire.SealedEnvelope;

/**
 * Letters that break the contract, made by the shipped code from wrong input: what a member, or
 * whoever stole its keys, could send.
 */
record Forgeries(Letters letters, Member member, NodeId node) {
  private static final int IN_THE_CONTENT = 100;

  Letter tampered() {
    Letter good = letters.warning();
    byte[] changed = good.envelope().clone();
    int place = changed.length - IN_THE_CONTENT;
    changed[place] = (byte) (changed[place] == 'A' ? 'B' : 'A');
    return with(good, changed);
  }

  Letter otherHeader() {
    Letter good = letters.warning();
    return with(
        good, enveloped(good.id().toString(), ByteBuffer.wrap("not..sealed".getBytes(US_ASCII))));
  }

  Letter otherOuterId() {
    Letter good = letters.warning();
    SealedEnvelope outside = Letters.RECORDS.decode(good.envelope(), SealedEnvelope.class);
    return with(good, enveloped(Letters.id().toString(), outside.getJwe()));
  }

  /** What a third was told, sealed on to this node as if it had been told. */
  Letter misaddressed(NodeId third) {
    List<PublishedKey> nodesKeys = keysOf(letters.entry(node), KeyUse.ENCRYPTION);
    Directory swapped =
        believing(letters.entry(member.self()), letters.entry(third).withKeys(nodesKeys));
    MessageDraft draft = letters.draft(letters.conversation(), 1, "RiskAlert", letters.alert());
    return letters.letter(Letters.seal(member.self(), member.keys(), swapped), to(third, draft));
  }

  Letter byAKeyThatNobodyVouchesFor() {
    NodeKeys stranger =
        new NodeKeys(List.of(new KeyForge().signing(letters.now(), Duration.ofDays(1))));
    Directory invented =
        believing(letters.entry(member.self()).withKeys(stranger.published()), letters.entry(node));
    return letters.letter(
        Letters.seal(member.self(), stranger, invented),
        letters.draft(letters.conversation(), 1, "RiskAlert", letters.alert()));
  }

  /** The member speaks in a third's name. */
  Letter inTheNameOf(NodeId third) {
    List<PublishedKey> own = keysOf(letters.entry(member.self()), KeyUse.SIGNING);
    Directory invented = believing(letters.entry(third).withKeys(own), letters.entry(node));
    ConversationId thirds = new ConversationId(new Generation(third, 1), UUID.randomUUID());
    return letters.letter(
        Letters.seal(third, member.keys(), invented),
        letters.draft(thirds, 1, "RiskAlert", letters.alert()));
  }

  Letter stated(Instant issuedAt, Duration validity) {
    MessageDraft usual = letters.draft(letters.conversation(), 1, "RiskAlert", letters.alert());
    return letters.letter(timed(usual, issuedAt, issuedAt.plus(validity)));
  }

  Letter underAUsedId(Letter used) {
    MessageDraft usual = letters.draft(letters.conversation(), 1, "RiskAlert", letters.alert());
    return letters.letter(identified(usual, used.id()));
  }

  Letter ofAnUnknownSchema() {
    byte[] body = letters.alert();
    body[5] ^= 1; // Inside the schema's fingerprint.
    return letters.letter(letters.draft(letters.conversation(), 1, "RiskAlert", body));
  }

  Letter cutShort() {
    byte[] body = letters.alert();
    return letters.letter(
        letters.draft(
            letters.conversation(), 1, "RiskAlert", Arrays.copyOf(body, body.length - 1)));
  }

  Letter statedAsAnotherEvent() {
    return letters.letter(letters.draft(letters.conversation(), 1, "NoShow", letters.alert()));
  }

  private static Letter with(Letter good, byte[] envelope) {
    return new Letter(good.id(), envelope, good.sealed());
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

  private static byte[] enveloped(String id, ByteBuffer jwe) {
    return Letters.RECORDS.encode(new SealedEnvelope(id, jwe));
  }

  /** The directory that a forger would like to be believed. */
  private Directory believing(NodeEntry... entries) {
    Instant now = letters.now();
    return new Directory(
        1, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)), List.of(entries));
  }

  private static List<PublishedKey> keysOf(NodeEntry entry, KeyUse use) {
    return entry.keys().stream().filter(key -> key.use() == use).toList();
  }
}
