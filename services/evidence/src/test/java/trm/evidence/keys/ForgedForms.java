package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.X25519;
import java.security.InvalidKeyException;
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
    try {
      byte[] secret = X25519.generatePrivateKey();
      String epk = base64(X25519.publicFromPrivate(secret));
      String header = base64(change.apply(jweHeader(to.kid(), epk)).getBytes(US_ASCII));
      byte[] shared = X25519.computeSharedSecret(secret, to.publicKey().bytes());
      String content =
          ContentCipher.of(shared).seal(plaintext, header.getBytes(US_ASCII), new SecureRandom());
      return (header + ".." + content).getBytes(US_ASCII);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
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
