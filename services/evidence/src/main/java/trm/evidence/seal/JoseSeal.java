package trm.evidence.seal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.CompactJwe;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.OpeningKey;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.SigningKey;
import trm.schema.SingleObject;
import trm.wire.SealedEnvelope;

/**
 * The suite {@value Statement#SUITE}: an Ed25519 JWS of the statement, inside an ECDH-ES and
 * A256GCM JWE to the recipient's X25519 key. Keys and directory are asked for at each call, so that
 * both can change under traffic. Safe for use by several threads.
 */
public final class JoseSeal implements Seal {
  private final NodeId self;
  private final Supplier<NodeKeys> keys;
  private final Supplier<Directory> directory;
  private final Predicate<String> urgent;
  private final EnvelopeBytes envelopes;
  private final SecureRandom random = new SecureRandom();

  /**
   * Seals and opens for one node.
   *
   * @param urgent whether the event of this simple name is of kind URGENT, and so may still use the
   *     keys of an expired directory
   */
  public JoseSeal(
      NodeId self,
      Supplier<NodeKeys> keys,
      Supplier<Directory> directory,
      Predicate<String> urgent,
      SingleObject records) {
    this.self = self;
    this.keys = keys;
    this.directory = directory;
    this.urgent = urgent;
    this.envelopes = new EnvelopeBytes(records);
  }

  @Override
  public NodeId self() {
    return self;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SenderNotVouchedException when the directory names no signing key that this node holds
   * @throws IllegalArgumentException when the body is larger than the largest size class
   */
  @Override
  public SealedMessage seal(MessageDraft draft, Instant now) {
    byte[] salt = new byte[Frame.SALT_LENGTH];
    random.nextBytes(salt);
    Statement statement = statement(draft, salt);
    String jws = signingKey(statement, now).signCompact(StatementText.write(statement));
    return envelop(new SignedStatement(statement, jws), draft.body(), salt, now);
  }

  @Override
  public SealedMessage reseal(SignedStatement statement, byte[] body, byte[] salt, Instant now) {
    if (!Digest.sha256(salt, body).equals(statement.statement().bodyDigest())) {
      throw new IllegalArgumentException("The statement was not made about this body.");
    }
    return envelop(statement, body, salt, now);
  }

  @Override
  public Opening open(byte[] envelope, Instant now) {
    Digest digest = Digest.sha256(envelope);
    try {
      SealedEnvelope outer = envelopes.read(envelope);
      Frame frame = Frame.parse(decrypt(outer.getJwe().array()));
      SignedStatement signed = author(frame.jws(), now);
      check(signed.statement(), outer, frame);
      return new Opening.Opened(signed, frame.body(), frame.salt(), digest);
    } catch (Rejection rejection) {
      return new Opening.Rejected(rejection.fault(), digest);
    }
  }

  @Override
  public Optional<SignedStatement> own(String jws, Instant now) {
    return Authorship.of(jws, directory.get()) instanceof Authorship.Proven(var signed, var key)
            && signed.statement().sender().equals(self)
            && !key.isRevokedAt(now)
        ? Optional.of(signed)
        : Optional.empty();
  }

  private SealedMessage envelop(SignedStatement signed, byte[] body, byte[] salt, Instant now) {
    Statement statement = signed.statement();
    PublishedKey recipient = encryptionKey(statement, now);
    byte[] plaintext = new Frame(signed.jws(), body, salt).write();
    byte[] jwe = CompactJwe.seal(plaintext, recipient, random);
    byte[] envelope = envelopes.write(statement.messageId(), jwe);
    return new SealedMessage(
        envelope, Digest.sha256(envelope), signed, body, salt, recipient.kid());
  }

  private Statement statement(MessageDraft draft, byte[] salt) {
    return new Statement(
        Statement.SUITE,
        self,
        draft.recipient(),
        draft.messageId(),
        draft.conversation(),
        draft.sequence(),
        draft.caseReference(),
        draft.epoch(),
        draft.eventType(),
        draft.issuedAt().truncatedTo(ChronoUnit.MILLIS),
        draft.expiresAt().truncatedTo(ChronoUnit.MILLIS),
        Digest.sha256(salt, draft.body()));
  }

  /** The key is chosen by the time of issue, since by that time peers judge it. */
  private SigningKey signingKey(Statement statement, Instant now) {
    NodeKeys held = keys.get();
    return usableKeys(self, KeyUse.SIGNING, statement.eventType(), statement.issuedAt()).stream()
        .filter(key -> !key.isRevokedAt(now))
        .flatMap(key -> held.signing(key.kid()).stream())
        .findFirst()
        .orElseThrow(() -> new SenderNotVouchedException(self));
  }

  private PublishedKey encryptionKey(Statement statement, Instant now) {
    NodeId recipient = statement.recipient();
    return usableKeys(recipient, KeyUse.ENCRYPTION, statement.eventType(), now).stream()
        .findFirst()
        .orElseThrow(() -> new RecipientNotVouchedException(recipient));
  }

  private List<PublishedKey> usableKeys(NodeId node, KeyUse use, String eventType, Instant time) {
    return urgent.test(eventType)
        ? directory.get().urgentKeys(node, use, time)
        : directory.get().servingKeys(node, use, time);
  }

  private byte[] decrypt(byte[] compact) throws Rejection {
    CompactJwe jwe = orReject(CompactJwe.parse(compact), SealFault.HEADER_NOT_OF_SUITE);
    OpeningKey key = orReject(keys.get().opening(jwe.kid()), SealFault.KEY_UNKNOWN);
    return orReject(key.open(jwe), SealFault.NOT_DECRYPTED);
  }

  private SignedStatement author(String jws, Instant now) throws Rejection {
    Directory today = directory.get();
    return switch (Authorship.of(jws, today)) {
      case Authorship.Unproven(SealFault fault) -> throw new Rejection(fault);
      case Authorship.Proven(SignedStatement signed, PublishedKey key) -> {
        if (!vouchedFor(key, signed.statement(), today, now)) {
          throw new Rejection(SealFault.SENDER_UNKNOWN);
        }
        yield signed;
      }
    };
  }

  /**
   * A key is judged by the time of issue, so that what was signed before a rotation, or before the
   * directory expired, is still believed when it arrives. A revoked key is believed about no time.
   */
  private boolean vouchedFor(PublishedKey key, Statement statement, Directory today, Instant now) {
    Instant issuedAt = statement.issuedAt();
    boolean served =
        today.serves(key, issuedAt)
            || (urgent.test(statement.eventType()) && today.servesLate(key, issuedAt));
    return served && !key.isRevokedAt(now);
  }

  private void check(Statement statement, SealedEnvelope outer, Frame frame) throws Rejection {
    if (!statement.recipient().equals(self)) {
      throw new Rejection(SealFault.MISADDRESSED);
    }
    if (!statement.messageId().toString().equals(outer.getMessageId())) {
      throw new Rejection(SealFault.IDENTITY_DIFFERS);
    }
    if (!Digest.sha256(frame.salt(), frame.body()).equals(statement.bodyDigest())) {
      throw new Rejection(SealFault.BODY_DIFFERS);
    }
  }

  private static <T> T orReject(Optional<T> found, SealFault otherwise) throws Rejection {
    return found.orElseThrow(() -> new Rejection(otherwise));
  }
}
