package trm.evidence.keys;

import java.util.Arrays;

/** The 32 bytes of an Ed25519 or X25519 public key, compared by content, shown as base64url. */
public final class RawPublicKey {
  static final int LENGTH = 32;

  private final byte[] bytes;

  private RawPublicKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the 32 bytes as RFC 8032 or RFC 7748 write them.
   *
   * @throws IllegalArgumentException for any other length
   */
  public static RawPublicKey of(byte[] bytes) {
    return new RawPublicKey(requireLength(bytes, "A public key").clone());
  }

  static byte[] requireLength(byte[] bytes, String what) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(what + " has 32 bytes, not " + bytes.length + ".");
    }
    return bytes;
  }

  /** Reads 43 characters of base64url, the {@code x} of a JWK. */
  public static RawPublicKey parse(String base64Url) {
    return of(StrictBase64Url.decode(base64Url));
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the owner of this Ed25519 key signed the message. Never throws. */
  public boolean verifies(byte[] message, byte[] signature) {
    return Ed25519Pair.verifies(bytes, message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawPublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return StrictBase64Url.encode(bytes);
  }
}
