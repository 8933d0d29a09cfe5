package trm.evidence.keys;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** Agreement over X25519 (RFC 7748), on the 32 bytes of each half. */
final class X25519Agreement {
  private X25519Agreement() {}

  /**
   * The public half of a secret.
   *
   * @throws IllegalArgumentException when the secret has not 32 bytes
   */
  static byte[] publicKey(byte[] secret) {
    byte[] publicKey = new byte[X25519.POINT_SIZE];
    X25519.generatePublicKey(
        RawPublicKey.requireLength(secret, "An X25519 secret"), 0, publicKey, 0);
    return publicKey;
  }

  /** What both sides derive, or nothing when the public half is of a small order (section 6.1). */
  static Optional<byte[]> shared(byte[] secret, RawPublicKey publicKey) {
    byte[] shared = new byte[X25519.POINT_SIZE];
    return X25519.calculateAgreement(secret, 0, publicKey.bytes(), 0, shared, 0)
        ? Optional.of(shared)
        : Optional.empty();
  }
}
