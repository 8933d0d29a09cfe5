package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;

/** JOSE forms as an attacker makes them: correct under a header that the suite never writes. */
public final class ForgedForms {
  private ForgedForms() {}

  /** A genuine signature over a header that was changed before signing. */
  public static String jws(byte[] payload, SigningKey key, UnaryOperator<String> change) {
    String header = change.apply("{\"alg\":\"Ed25519\",\"kid\":\"" + key.kid() + "\"}");
    String input = base64(header.getBytes(US_ASCII)) + "." + base64(payload);
    return input + "." + base64(key.sign(input.getBytes(US_ASCII)));
  }

  /** A genuine encryption under a header that was changed before encrypting. */
  public static byte[] jwe(byte[] plaintext, PublishedKey to, UnaryOperator<String> change) {
    byte[] secret = new byte[RawPublicKey.LENGTH];
    new SecureRandom().nextBytes(secret);
    String epk = base64(X25519Agreement.publicKey(secret));
    String header = base64(change.apply(jweHeader(to.kid(), epk)).getBytes(US_ASCII));
    byte[] shared = X25519Agreement.shared(secret, to.publicKey()).orElseThrow();
    String content =
        ContentCipher.of(shared).seal(plaintext, header.getBytes(US_ASCII), new SecureRandom());
    return (header + ".." + content).getBytes(US_ASCII);
  }

  public static String base64(byte[] bytes) {
    return StrictBase64Url.encode(bytes);
  }

  private static String jweHeader(KeyId kid, String epk) {
    return "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"kid\":\""
        + kid
        + "\",\"epk\":{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\""
        + epk
        + "\"}}";
  }
}
