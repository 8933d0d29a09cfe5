package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/**
 * A compact JWS (RFC 7515) of the suite: Ed25519 (RFC 9864), and a header of which only the key id
 * varies. It is built and read as bytes, so that no JSON of a stranger is interpreted before the
 * signature holds.
 */
public final class CompactJws {
  private static final ConstantHeader HEADER =
      new ConstantHeader("{\"alg\":\"Ed25519\",\"kid\":\"", "\"}");

  private final KeyId kid;
  private final String signingInput;
  private final String signature;

  private CompactJws(KeyId kid, String signingInput, String signature) {
    this.kid = kid;
    this.signingInput = signingInput;
    this.signature = signature;
  }

  static String sign(byte[] payload, KeyId kid, Ed25519Pair signer) {
    String signingInput = HEADER.encode(kid.value()) + "." + StrictBase64Url.encode(payload);
    byte[] signature = signer.sign(signingInput.getBytes(US_ASCII));
    return signingInput + "." + StrictBase64Url.encode(signature);
  }

  /**
   * Takes a compact JWS apart. Nothing in it may be believed before {@link #verifiedPayload}.
   *
   * @return nothing when the header differs from the suite's constant by any byte but the key id
   */
  public static Optional<CompactJws> parse(String text) {
    int headerEnd = text.indexOf('.');
    int payloadEnd = text.lastIndexOf('.');
    if (payloadEnd == headerEnd) {
      return Optional.empty();
    }
    String signingInput = text.substring(0, payloadEnd);
    String signature = text.substring(payloadEnd + 1);
    return HEADER
        .values(text.substring(0, headerEnd))
        .filter(values -> KeyId.isKeyId(values[0]))
        .map(values -> new CompactJws(new KeyId(values[0]), signingInput, signature));
  }

  /** The key that the signer claims. */
  public KeyId kid() {
    return kid;
  }

  /** The payload, or nothing when the signature is not by this key. */
  public Optional<byte[]> verifiedPayload(RawPublicKey signer) {
    try {
      byte[] input = signingInput.getBytes(US_ASCII);
      if (!signer.verifies(input, StrictBase64Url.decode(signature))) {
        return Optional.empty();
      }
      return Optional.of(
          StrictBase64Url.decode(signingInput.substring(signingInput.indexOf('.') + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
