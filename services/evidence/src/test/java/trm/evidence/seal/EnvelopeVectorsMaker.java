package trm.evidence.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.HeldKey;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.PublishedKey;

/**
 * Makes the kept envelopes, once, from invented keys. Run by hand when the protocol gains a case;
 * envelopes already kept are left as they are, since they stand for what other releases send.
 */
final class EnvelopeVectorsMaker {
  private static final Instant NOW = TwoNodes.NOW;
  private static final Instant AFTER_EXPIRY = TwoNodes.DIRECTORY_EXPIRES.plus(TwoNodes.DAY);

  private EnvelopeVectorsMaker() {}

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(EnvelopeVector.FOLDER.resolve("pass"));
    Files.createDirectories(EnvelopeVector.FOLDER.resolve("fail"));
    corridor();
    passing();
    FailingEnvelopes.make();
  }

  /** What another implementation needs to replay them. */
  private static void corridor() throws IOException {
    FederationKey federation = InventedKeys.federation("A federation");
    keep(
        EnvelopeVector.FOLDER.resolve("directory.jws"),
        DirectorySigner.sign(TwoNodes.directory(), federation) + "\n");
    Path pinned = EnvelopeVector.FOLDER.resolve("federation.public.jwk");
    Files.deleteIfExists(pinned);
    federation.writePublic(pinned);
    receiverKey("receiver.jwk", TwoNodes.RECEIVER_OPENS);
    receiverKey("receiver-older.jwk", TwoNodes.RECEIVER_OPENED);
  }

  private static void receiverKey(String name, HeldKey key) throws IOException {
    keep(EnvelopeVector.FOLDER.resolve(name), InventedKeys.jwk(key));
  }

  private static void passing() throws IOException {
    pass("request", NOW, Forgery.ofRequest());
    pass("to-the-older-key", NOW, Forgery.ofRequest().sealedTo(older()));
    Instant beforeRotation = TwoNodes.KEYS_FROM.minus(TwoNodes.DAY);
    pass(
        "signed-before-a-rotation",
        NOW,
        Forgery.of("RequestMade", beforeRotation).signedBy(TwoNodes.SENDER_SIGNED));
    pass(
        "issued-before-the-directory-expired",
        AFTER_EXPIRY,
        Forgery.of("RequestMade", TwoNodes.DIRECTORY_EXPIRES.minusMillis(1)));
    pass("urgent-after-the-directory-expired", AFTER_EXPIRY, Forgery.of("RiskAlert", AFTER_EXPIRY));
    pass("empty-body", new byte[0]);
    pass("body-that-fills-its-size-class", bodyFilling(2048));
    pass("body-one-byte-into-the-next-size-class", new byte[bodyFilling(2048).length + 1]);
    courierMessage();
  }

  private static void courierMessage() throws IOException {
    MessageDraft request = TwoNodes.draft();
    MessageDraft courier =
        new MessageDraft(
            request.recipient(),
            request.messageId(),
            null,
            0,
            null,
            0,
            "GapRequested",
            request.issuedAt(),
            request.expiresAt(),
            request.body());
    pass("courier-message-without-a-case", TwoNodes.sender().seal(courier, NOW));
  }

  private static void pass(String name, Instant now, Forgery forgery) throws IOException {
    pass(name, now, forgery.envelope(), TwoNodes.draft().body());
  }

  private static void pass(String name, byte[] body) throws IOException {
    pass(name, TwoNodes.sender().seal(TwoNodes.draft("RequestMade", NOW, body), NOW));
  }

  private static void pass(String name, SealedMessage sealed) throws IOException {
    pass(name, NOW, sealed.envelope(), sealed.body());
  }

  private static void pass(String name, Instant now, byte[] envelope, byte[] body)
      throws IOException {
    new EnvelopeVector(name, now, envelope, 0, EnvelopeVector.OPENED, body)
        .keep(EnvelopeVector.FOLDER.resolve("pass"));
  }

  private static PublishedKey older() {
    return TwoNodes.RECEIVER_OPENED.published();
  }

  private static byte[] bodyFilling(int sizeClass) {
    SealedMessage sealed = TwoNodes.sender().seal(TwoNodes.draft(), NOW);
    int around = sealed.statement().jws().length() + 2 * Integer.BYTES + Frame.SALT_LENGTH;
    return new byte[sizeClass - around];
  }

  /** Writes a file, unless it is there. */
  static void keep(Path file, String text) throws IOException {
    if (Files.notExists(file)) {
      Files.writeString(file, text);
    }
  }
}
