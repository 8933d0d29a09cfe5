package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.UnaryOperator;
import trm.evidence.MessageId;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.ForgedForms;
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
    outermostLayer();
    encryption();
    plaintext();
    signature();
    senderNotVouchedFor();
    statement();
  }

  /** What another implementation needs to replay them. */
  private static void corridor() throws IOException {
    FederationKey federation = InventedKeys.federation("A federation");
    keep(
        EnvelopeVector.FOLDER.resolve("directory.jws"),
        DirectorySigner.sign(TwoNodes.directory(), federation) + "\n");
    federation.writePublic(EnvelopeVector.FOLDER.resolve("federation.public.jwk"));
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

  private static void outermostLayer() throws IOException {
    byte[] genuine = Forgery.ofRequest().envelope();
    EnvelopeVector oversized =
        new EnvelopeVector(
            "larger-than-any-size-class",
            NOW,
            genuine,
            EnvelopeBytes.LENGTH_MAX + 1L - genuine.length,
            "OVERSIZED",
            new byte[0]);
    fail(oversized, "Zeros follow the envelope until it is one byte larger than any may be.");
    fail("empty", SealFault.UNREADABLE, "There are no bytes.", new byte[0]);
    fail(
        "unknown-schema",
        SealFault.UNREADABLE,
        "One bit of the schema's fingerprint is flipped.",
        flipped(genuine, 4));
    fail(
        "byte-after-the-end",
        SealFault.UNREADABLE,
        "One byte follows the record.",
        Arrays.copyOf(genuine, genuine.length + 1));
    fail(
        "number-in-a-longer-form",
        SealFault.UNREADABLE,
        "The length of the message id is written in two bytes, where one is enough.",
        longerNumber(genuine));
  }

  private static void encryption() throws IOException {
    jweHeader("jwe-other-algorithm", it -> it.replace("ECDH-ES", "ECDH-ES+A256KW"));
    jweHeader("jwe-other-encryption", it -> it.replace("A256GCM", "A128GCM"));
    jweHeader("jwe-further-member", it -> it.replace("}}", "},\"zip\":\"DEF\"}"));
    jweHeader("jwe-white-space", it -> it.replace("\"enc\"", " \"enc\""));
    jweHeader("jwe-other-curve", it -> it.replace("X25519", "X448"));
    jweHeader("jwe-short-key-id", it -> it.replaceFirst("\"kid\":\".", "\"kid\":\""));
    fail(
        "jwe-no-header",
        SealFault.HEADER_NOT_OF_SUITE,
        "The JWE is a text without any part.",
        Forgery.ofRequest().jwe(it -> "sealed".getBytes(US_ASCII)));
    PublishedKey unknown =
        InventedKeys.opening("Nobody", TwoNodes.KEYS_FROM, TwoNodes.KEY_VALIDITY).published();
    fail(
        "sealed-to-an-unknown-key",
        SealFault.KEY_UNKNOWN,
        "The envelope is sealed to a key that the receiver never had.",
        Forgery.ofRequest().sealedTo(unknown));
    PublishedKey receiver = TwoNodes.RECEIVER_OPENS.published();
    PublishedKey disguised =
        new PublishedKey(
            receiver.kid(),
            receiver.use(),
            unknown.publicKey(),
            receiver.validFrom(),
            receiver.validUntil(),
            null);
    notDecrypted(
        "sealed-to-another-key-under-our-key-id",
        "The header names the receiver's key, but another key was used.",
        Forgery.ofRequest().sealedTo(disguised));
    notDecrypted(
        "ciphertext-changed",
        "One bit of the ciphertext is flipped.",
        Forgery.ofRequest().jwe(it -> replaced(it, 600)));
    notDecrypted(
        "tag-in-another-base64-form",
        "A bit of the tag's last character that base64 does not use is set.",
        Forgery.ofRequest().jwe(it -> replaced(it, it.length - 1)));
    notDecrypted(
        "tag-cut",
        "The tag lacks its last four bytes.",
        Forgery.ofRequest().jwe(it -> Arrays.copyOf(it, it.length - 6)));
    notDecrypted(
        "tag-longer",
        "A byte follows the tag.",
        Forgery.ofRequest().jwe(EnvelopeVectorsMaker::withLongerTag));
    notDecrypted(
        "tag-absent",
        "The compact form ends before its last part.",
        Forgery.ofRequest()
            .jwe(it -> Arrays.copyOf(it, new String(it, US_ASCII).lastIndexOf('.'))));
    notDecrypted(
        "ephemeral-key-of-low-order",
        "The ephemeral key is zero, with which every key agrees on the same secret.",
        Forgery.ofRequest()
            .jweHeader(it -> it.replaceFirst("\"x\":\".{43}", "\"x\":\"" + "A".repeat(43))));
  }

  private static void plaintext() throws IOException {
    unreadable(
        "padding-not-zero",
        "The last byte of the padding is one.",
        Forgery.ofRequest().plaintext(it -> flipped(it, it.length - 1)));
    unreadable(
        "padded-too-far",
        "The plaintext is padded to twice the smallest size class that holds it.",
        Forgery.ofRequest().plaintext(it -> Arrays.copyOf(it, it.length * 2)));
    unreadable(
        "not-padded-to-a-size-class",
        "The plaintext lacks the last byte of its size class.",
        Forgery.ofRequest().plaintext(it -> Arrays.copyOf(it, it.length - 1)));
    unreadable(
        "frame-length-negative",
        "The length of the JWS is a negative number.",
        Forgery.ofRequest().plaintext(it -> with(it, 0, (byte) 0x80)));
    unreadable(
        "frame-length-beyond-the-end",
        "The length of the JWS is larger than the plaintext.",
        Forgery.ofRequest().plaintext(it -> with(it, 1, (byte) 0x7f)));
  }

  private static void signature() throws IOException {
    jwsHeader("jws-older-algorithm-name", it -> it.replace("Ed25519", "EdDSA"));
    jwsHeader("jws-no-algorithm", it -> it.replace("Ed25519", "none"));
    jwsHeader("jws-further-member", it -> it.replace("}", ",\"typ\":\"JWS\"}"));
    jwsHeader("jws-white-space", it -> it.replace("{", "{ "));
    fail(
        "jws-not-three-parts",
        SealFault.HEADER_NOT_OF_SUITE,
        "The JWS is a text without any part.",
        Forgery.ofRequest().jws(it -> "signed"));
    signatureWrong(
        "signature-changed",
        "One character of the signature is another.",
        Forgery.ofRequest().jws(it -> replaced(it, it.length() - 20)));
    signatureWrong(
        "signature-in-another-base64-form",
        "A bit of the signature's last character that base64 does not use is set.",
        Forgery.ofRequest().jws(it -> replaced(it, it.length() - 1)));
    signatureWrong(
        "statement-changed-after-signing",
        "One character of the signed statement is another.",
        Forgery.ofRequest().jws(it -> replaced(it, 150)));
    signatureWrong(
        "signed-by-another-node",
        "A third node signed, with its own genuine key, what it says another node states.",
        Forgery.ofRequest().signedBy(TwoNodes.THIRD_SIGNS));
  }

  private static void senderNotVouchedFor() throws IOException {
    senderUnknown(
        "signed-by-a-stranger",
        "The signing key stands in no directory.",
        Forgery.ofRequest().signedBy(TwoNodes.STRANGER_SIGNS));
    senderUnknown(
        "signed-with-a-journal-key",
        "The key is the sender's, but for its journal.",
        Forgery.ofRequest().signedBy(TwoNodes.SENDER_ATTESTS));
    senderUnknown(
        "signed-with-a-revoked-key",
        "The signing key was revoked yesterday; the statement is dated before that.",
        Forgery.of("RequestMade", NOW.minus(TwoNodes.DAY.multipliedBy(2)))
            .signedBy(TwoNodes.SENDER_LOST));
    senderUnknown(
        "issued-at-the-beginning-of-time",
        "The statement is issued at the earliest instant that can be written.",
        Forgery.of("RiskAlert", NOW)
            .statement(
                it ->
                    it.replace(NOW.toString(), Instant.MIN.toString())
                        .replace(
                            "2026-04-01T09:30:00Z", Instant.MIN.plus(TwoNodes.DAY).toString())));
    senderUnknown(
        "issued-at-the-end-of-time",
        "The statement is issued a day before the latest instant that can be written.",
        Forgery.of("RiskAlert", NOW)
            .statement(
                it ->
                    it.replace(NOW.toString(), latest().minus(TwoNodes.DAY).toString())
                        .replace("2026-04-01T09:30:00Z", latest().toString())));
    senderUnknown(
        "signed-with-a-key-that-no-longer-served",
        "The signing key's time was over when the statement was issued.",
        Forgery.ofRequest().signedBy(TwoNodes.SENDER_SIGNED));
    fail(
        "issued-after-the-directory-expired",
        SealFault.SENDER_UNKNOWN,
        "The directory had expired when the statement was issued, and the event is not urgent.",
        AFTER_EXPIRY,
        Forgery.ofRequest().statement(it -> it.replace(NOW.toString(), AFTER_EXPIRY.toString())));
    Instant afterGrace = TwoNodes.DIRECTORY_EXPIRES.plus(TwoNodes.DAY.multipliedBy(30));
    fail(
        "urgent-after-the-grace",
        SealFault.SENDER_UNKNOWN,
        "The event is urgent, but the directory expired 30 days before it was issued.",
        afterGrace,
        Forgery.of("RiskAlert", NOW)
            .statement(
                it ->
                    it.replace(NOW.toString(), afterGrace.toString())
                        .replace("2026-04-01T", "2026-05-01T")));
  }

  private static void statement() throws IOException {
    unreadable(
        "statement-of-another-suite",
        "The statement names the suite TRM-0.",
        Forgery.ofRequest().statement(it -> it.replace("TRM-1", "TRM-0")));
    unreadable(
        "statement-in-another-order",
        "The statement's members stand in another order.",
        Forgery.ofRequest()
            .statement(
                it ->
                    it.replace("\"sequence\":4,", "")
                        .replace("{\"suite\"", "{\"sequence\":4,\"suite\"")));
    unreadable(
        "statement-with-a-further-member",
        "The statement has a member that the contract does not know.",
        Forgery.ofRequest().statement(it -> it.replace("}", ",\"note\":\"\"}")));
    unreadable(
        "statement-valid-too-long",
        "The statement is valid for ten years.",
        Forgery.ofRequest().statement(it -> it.replace("2026-04-01", "2036-04-01")));
    unreadable(
        "conversation-of-another-node",
        "The conversation is numbered by another node than the sender.",
        Forgery.ofRequest().statement(it -> it.replace("mo-destination/1", "cn-transit/1")));
    fail(
        "addressed-to-another-node",
        SealFault.MISADDRESSED,
        "A statement for the third node was sealed to the receiver.",
        Forgery.ofRequest().statement(it -> it.replace("mn-origin", "cn-transit")));
    fail(
        "other-message-id-outside",
        SealFault.IDENTITY_DIFFERS,
        "The message id outside is not the one in the statement.",
        Forgery.ofRequest().outerId(new MessageId(new UUID(1, 2))));
    fail(
        "other-body",
        SealFault.BODY_DIFFERS,
        "The body is not the one that the statement's digest was taken of.",
        Forgery.ofRequest()
            .frame(it -> new Frame(it.jws(), "Another body".getBytes(UTF_8), it.salt())));
    fail(
        "other-salt",
        SealFault.BODY_DIFFERS,
        "The salt is not the one that was hashed before the body.",
        Forgery.ofRequest().frame(it -> new Frame(it.jws(), it.body(), flipped(it.salt(), 0))));
  }

  private static void jweHeader(String name, UnaryOperator<String> change) throws IOException {
    fail(
        name,
        SealFault.HEADER_NOT_OF_SUITE,
        "The JWE's header was changed as the name says, and correctly encrypted under.",
        Forgery.ofRequest().jweHeader(change));
  }

  private static void jwsHeader(String name, UnaryOperator<String> change) throws IOException {
    fail(
        name,
        SealFault.HEADER_NOT_OF_SUITE,
        "The JWS's header was changed as the name says, and correctly signed.",
        Forgery.ofRequest().jwsHeader(change));
  }

  private static void notDecrypted(String name, String why, Forgery forgery) throws IOException {
    fail(name, SealFault.NOT_DECRYPTED, why, forgery);
  }

  private static void unreadable(String name, String why, Forgery forgery) throws IOException {
    fail(name, SealFault.UNREADABLE, why, forgery);
  }

  private static void signatureWrong(String name, String why, Forgery forgery) throws IOException {
    fail(name, SealFault.SIGNATURE_WRONG, why, forgery);
  }

  private static void senderUnknown(String name, String why, Forgery forgery) throws IOException {
    fail(name, SealFault.SENDER_UNKNOWN, why, forgery);
  }

  private static void fail(String name, SealFault fault, String why, Forgery forgery)
      throws IOException {
    fail(name, fault, why, NOW, forgery);
  }

  private static void fail(String name, SealFault fault, String why, Instant now, Forgery forgery)
      throws IOException {
    fail(new EnvelopeVector(name, now, forgery.envelope(), 0, fault.name(), new byte[0]), why);
  }

  private static void fail(String name, SealFault fault, String why, byte[] envelope)
      throws IOException {
    fail(new EnvelopeVector(name, NOW, envelope, 0, fault.name(), new byte[0]), why);
  }

  private static void fail(EnvelopeVector vector, String why) throws IOException {
    vector.keep(EnvelopeVector.FOLDER.resolve("fail"));
    keep(EnvelopeVector.FOLDER.resolve("fail").resolve(vector.name() + ".why"), why + "\n");
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

  private static Instant latest() {
    return Instant.MAX.truncatedTo(ChronoUnit.SECONDS);
  }

  private static byte[] withLongerTag(byte[] jwe) {
    String text = new String(jwe, US_ASCII);
    int tagAt = text.lastIndexOf('.') + 1;
    byte[] tag = Base64.getUrlDecoder().decode(text.substring(tagAt));
    String longer = ForgedForms.base64(Arrays.copyOf(tag, tag.length + 1));
    return (text.substring(0, tagAt) + longer).getBytes(US_ASCII);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    return with(bytes, at, (byte) (bytes[at] ^ 1));
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] replaced(byte[] ascii, int at) {
    return replaced(new String(ascii, US_ASCII), at).getBytes(US_ASCII);
  }

  /** Another character of the base64url alphabet, one bit away. */
  private static String replaced(String text, int at) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char other = alphabet.charAt(alphabet.indexOf(text.charAt(at)) ^ 1);
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  /** After the ten bytes of the header stands the length 36 as the byte 0x48. */
  private static byte[] longerNumber(byte[] envelope) {
    byte[] longer = new byte[envelope.length + 1];
    System.arraycopy(envelope, 0, longer, 0, 10);
    longer[10] = (byte) 0xc8;
    System.arraycopy(envelope, 11, longer, 12, envelope.length - 11);
    return longer;
  }

  private static void keep(Path file, String text) throws IOException {
    if (Files.notExists(file)) {
      Files.writeString(file, text);
    }
  }
}
