package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * A compact JWE (RFC 7516) of the suite: ECDH-ES over X25519 (RFC 8037), A256GCM, and a header of
 * which only the key id and the ephemeral key vary.
 */
public final class CompactJwe {
  private static final ConstantHeader HEADER =
      new ConstantHeader(
          "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"kid\":\"",
          "\",\"epk\":{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"",
          "\"}}");

  /** In direct agreement the second part, the encrypted key, is empty. */
  private static final String NO_ENCRYPTED_KEY = "..";

  private final KeyId kid;
  private final RawPublicKey ephemeral;
  private final String header;
  private final String content;

  private CompactJwe(KeyId kid, RawPublicKey ephemeral, String header, String content) {
    this.kid = kid;
    this.ephemeral = ephemeral;
    this.header = header;
    this.content = content;
  }

  /** Seals a plaintext to the owner of an encryption key and returns the compact form in ASCII. */
  public static byte[] seal(byte[] plaintext, PublishedKey recipient, SecureRandom random) {
    byte[] secret = new byte[RawPublicKey.LENGTH];
    random.nextBytes(secret);
    String ephemeral = StrictBase64Url.encode(X25519Agreement.publicKey(secret));
    String header = HEADER.encode(recipient.kid().value(), ephemeral);
    byte[] shared =
        X25519Agreement.shared(secret, recipient.publicKey())
            .orElseThrow(
                () -> new IllegalArgumentException("Not an X25519 key: " + recipient.kid()));
    String content = ContentCipher.of(shared).seal(plaintext, ascii(header), random);
    return ascii(header + NO_ENCRYPTED_KEY + content);
  }

  /**
   * Takes a compact JWE apart, without any cryptography.
   *
   * @return nothing when the header differs from the suite's constant by any byte but the two keys
   */
  public static Optional<CompactJwe> parse(byte[] ascii) {
    String text = new String(ascii, ISO_8859_1);
    int headerEnd = text.indexOf(NO_ENCRYPTED_KEY);
    if (headerEnd < 0) {
      return Optional.empty();
    }
    String header = text.substring(0, headerEnd);
    String content = text.substring(headerEnd + NO_ENCRYPTED_KEY.length());
    try {
      return HEADER
          .values(header)
          .map(it -> new CompactJwe(new KeyId(it[0]), RawPublicKey.parse(it[1]), header, content));
    } catch (IllegalArgumentException notKeys) {
      return Optional.empty();
    }
  }

  /** The recipient's key that can open it. */
  public KeyId kid() {
    return kid;
  }

  Optional<byte[]> decrypt(byte[] privateHalf) {
    return X25519Agreement.shared(privateHalf, ephemeral)
        .flatMap(shared -> ContentCipher.of(shared).open(content, ascii(header)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
