package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import trm.evidence.MessageId;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.PublishedKey;

/** Every way in which an envelope can be wrong, layer by layer from the outside. */
final class FailingEnvelopes {
  private static final Instant NOW = TwoNodes.NOW;
  private static final Instant AFTER_EXPIRY = TwoNodes.DIRECTORY_EXPIRES.plus(TwoNodes.DAY);

  private FailingEnvelopes() {}

  static void make() throws IOException {
    outermostLayer();
    encryption();
    plaintext();
    signature();
    senderNotVouchedFor();
    statement();
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
        Tampering.flipped(genuine, 4));
    fail(
        "byte-after-the-end",
        SealFault.UNREADABLE,
        "One byte follows the record.",
        Arrays.copyOf(genuine, genuine.length + 1));
    fail(
        "number-in-a-longer-form",
        SealFault.UNREADABLE,
        "The length of the message id is written in two bytes, where one is enough.",
        Tampering.longerNumber(genuine));
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
        Forgery.ofRequest().jwe(it -> Tampering.replaced(it, 600)));
    notDecrypted(
        "tag-in-another-base64-form",
        "A bit of the tag's last character that base64 does not use is set.",
        Forgery.ofRequest().jwe(it -> Tampering.replaced(it, it.length - 1)));
    notDecrypted(
        "tag-cut",
        "The tag lacks its last four bytes.",
        Forgery.ofRequest().jwe(it -> Arrays.copyOf(it, it.length - 6)));
    notDecrypted(
        "tag-longer", "A byte follows the tag.", Forgery.ofRequest().jwe(Tampering::withLongerTag));
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
        Forgery.ofRequest().plaintext(it -> Tampering.flipped(it, it.length - 1)));
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
        Forgery.ofRequest().plaintext(it -> Tampering.with(it, 0, (byte) 0x80)));
    unreadable(
        "frame-length-beyond-the-end",
        "The length of the JWS is larger than the plaintext.",
        Forgery.ofRequest().plaintext(it -> Tampering.with(it, 1, (byte) 0x7f)));
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
        Forgery.ofRequest().jws(it -> Tampering.replaced(it, it.length() - 20)));
    signatureWrong(
        "signature-in-another-base64-form",
        "A bit of the signature's last character that base64 does not use is set.",
        Forgery.ofRequest().jws(it -> Tampering.replaced(it, it.length() - 1)));
    signatureWrong(
        "statement-changed-after-signing",
        "One character of the signed statement is another.",
        Forgery.ofRequest().jws(it -> Tampering.replaced(it, 150)));
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
        Forgery.ofRequest()
            .frame(it -> new Frame(it.jws(), it.body(), Tampering.flipped(it.salt(), 0))));
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
    EnvelopeVectorsMaker.keep(
        EnvelopeVector.FOLDER.resolve("fail").resolve(vector.name() + ".why"), why + "\n");
  }

  private static Instant latest() {
    return Instant.MAX.truncatedTo(ChronoUnit.SECONDS);
  }
}
