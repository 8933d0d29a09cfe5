package trm.corridor.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Opening;
import trm.evidence.seal.RecipientNotVouchedException;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealFault;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SenderNotVouchedException;
import trm.evidence.seal.SignedStatement;
import trm.evidence.seal.Statement;

/**
 * NOT a seal: it neither signs nor encrypts. It stands in for {@code JoseSeal} where a run has to
 * be repeatable to the byte and fast. It keeps what the courier relies on: an envelope is for one
 * recipient, carries statement and body, differs each time it is made, and is made and opened by
 * the keys for which the directory vouches.
 */
final class StandInSeal implements Seal {
  private final NodeId self;
  private final Dice dice;
  private final Supplier<NodeKeys> keys;
  private final Supplier<Directory> directory;
  private final Predicate<String> urgent;

  StandInSeal(
      NodeId self,
      Dice dice,
      Supplier<NodeKeys> keys,
      Supplier<Directory> directory,
      Predicate<String> urgent) {
    this.self = self;
    this.dice = dice;
    this.keys = keys;
    this.directory = directory;
    this.urgent = urgent;
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public SealedMessage seal(MessageDraft draft, Instant now) {
    byte[] salt = dice.bytes(32);
    Statement statement =
        new Statement(
            Statement.SUITE,
            self,
            draft.recipient(),
            draft.messageId(),
            draft.conversation(),
            draft.sequence(),
            draft.caseReference(),
            draft.epoch(),
            draft.eventType(),
            draft.issuedAt(),
            draft.expiresAt(),
            Digest.sha256(salt, draft.body()));
    KeyId signer =
        serving(self, KeyUse.SIGNING, statement.eventType(), statement.issuedAt())
            .filter(kid -> keys.get().signing(kid).isPresent())
            .findFirst()
            .orElseThrow(() -> new SenderNotVouchedException(self));
    return envelop(signed(signer, statement), draft.body(), salt, now);
  }

  @Override
  public SealedMessage reseal(SignedStatement signed, byte[] body, byte[] salt, Instant now) {
    return envelop(signed, body, salt, now);
  }

  private SealedMessage envelop(SignedStatement signed, byte[] body, byte[] salt, Instant now) {
    Statement statement = signed.statement();
    NodeId recipient = statement.recipient();
    KeyId key =
        serving(recipient, KeyUse.ENCRYPTION, statement.eventType(), now)
            .findFirst()
            .orElseThrow(() -> new RecipientNotVouchedException(recipient));
    byte[] envelope = write(key, signer(signed), statement, body, salt);
    return new SealedMessage(envelope, Digest.sha256(envelope), signed, body, salt, key);
  }

  private Stream<KeyId> serving(NodeId node, KeyUse use, String eventType, Instant time) {
    Directory today = directory.get();
    List<PublishedKey> found =
        urgent.test(eventType)
            ? today.urgentKeys(node, use, time)
            : today.servingKeys(node, use, time);
    return found.stream().map(PublishedKey::kid);
  }

  private static SignedStatement signed(KeyId signer, Statement statement) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeStatement(out, statement);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written.", e);
    }
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    return new SignedStatement(statement, "stand-in." + signer + "." + text);
  }

  private static KeyId signer(SignedStatement signed) {
    return new KeyId(signed.jws().split("\\.", 3)[1]);
  }

  @Override
  public Optional<SignedStatement> own(String jws, Instant now) {
    String[] parts = jws.split("\\.", 3);
    KeyId signer = new KeyId(parts[1]);
    byte[] text = Base64.getUrlDecoder().decode(parts[2]);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(text))) {
      Statement statement = readStatement(in);
      return statement.sender().equals(self)
              && directory.get().owner(signer).filter(it -> it.node().equals(self)).isPresent()
          ? Optional.of(new SignedStatement(statement, jws))
          : Optional.empty();
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public Opening open(byte[] envelope, Instant now) {
    Digest digest = Digest.sha256(envelope);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(envelope))) {
      in.readLong();
      if (keys.get().opening(new KeyId(in.readUTF())).isEmpty()) {
        return new Opening.Rejected(SealFault.KEY_UNKNOWN, digest);
      }
      KeyId signer = new KeyId(in.readUTF());
      Statement statement = readStatement(in);
      byte[] body = readBytes(in);
      byte[] salt = readBytes(in);
      if (!isVouched(signer, statement)) {
        return new Opening.Rejected(SealFault.SENDER_UNKNOWN, digest);
      }
      return statement.recipient().equals(self)
          ? new Opening.Opened(signed(signer, statement), body, salt, digest)
          : new Opening.Rejected(SealFault.MISADDRESSED, digest);
    } catch (IOException | IllegalArgumentException notOurs) {
      return new Opening.Rejected(SealFault.UNREADABLE, digest);
    }
  }

  private boolean isVouched(KeyId signer, Statement statement) {
    Directory today = directory.get();
    return today
        .owner(signer)
        .filter(owned -> owned.node().equals(statement.sender()))
        .filter(
            owned ->
                today.serves(owned.key(), statement.issuedAt())
                    || (urgent.test(statement.eventType())
                        && today.servesLate(owned.key(), statement.issuedAt())))
        .isPresent();
  }

  private byte[] write(KeyId key, KeyId signer, Statement statement, byte[] body, byte[] salt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(dice.uuid().getMostSignificantBits());
      out.writeUTF(key.value());
      out.writeUTF(signer.value());
      writeStatement(out, statement);
      writeBytes(out, body);
      writeBytes(out, salt);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written.", e);
    }
    return bytes.toByteArray();
  }

  private static void writeStatement(DataOutputStream out, Statement statement) throws IOException {
    out.writeUTF(statement.sender().value());
    out.writeUTF(statement.recipient().value());
    out.writeUTF(statement.messageId().toString());
    writeOptional(out, statement.conversation());
    out.writeLong(statement.sequence());
    writeOptional(out, statement.caseReference());
    out.writeLong(statement.epoch());
    out.writeUTF(statement.eventType());
    out.writeLong(statement.issuedAt().toEpochMilli());
    out.writeLong(statement.expiresAt().toEpochMilli());
    out.write(statement.bodyDigest().bytes());
  }

  private static Statement readStatement(DataInputStream in) throws IOException {
    NodeId sender = new NodeId(in.readUTF());
    NodeId recipient = new NodeId(in.readUTF());
    MessageId messageId = MessageId.of(in.readUTF());
    String conversation = in.readUTF();
    long sequence = in.readLong();
    String caseReference = in.readUTF();
    return new Statement(
        Statement.SUITE,
        sender,
        recipient,
        messageId,
        conversation.isEmpty() ? null : ConversationId.parse(conversation),
        sequence,
        caseReference.isEmpty() ? null : new CaseReference(caseReference),
        in.readLong(),
        in.readUTF(),
        Instant.ofEpochMilli(in.readLong()),
        Instant.ofEpochMilli(in.readLong()),
        Digest.of(in.readNBytes(32)));
  }

  private static void writeOptional(DataOutputStream out, @Nullable Object value)
      throws IOException {
    out.writeUTF(value == null ? "" : value.toString());
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
