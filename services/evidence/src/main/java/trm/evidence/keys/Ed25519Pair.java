package trm.evidence.keys;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 key pair (RFC 8032) made from its seed. Safe for use by several threads. */
final class Ed25519Pair {
  private final Ed25519PrivateKeyParameters seed;

  private Ed25519Pair(Ed25519PrivateKeyParameters seed) {
    this.seed = seed;
  }

  /**
   * Takes the 32 bytes of a seed.
   *
   * @throws IllegalArgumentException for any other length
   */
  static Ed25519Pair of(byte[] seed) {
    return new Ed25519Pair(
        new Ed25519PrivateKeyParameters(RawPublicKey.requireLength(seed, "An Ed25519 seed")));
  }

  byte[] publicKey() {
    return seed.generatePublicKey().getEncoded();
  }

  byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    seed.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  /** Whether the owner of the public key signed the message. Never throws. */
  static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    if (signature.length != Ed25519.SIGNATURE_SIZE) {
      return false;
    }
    try {
      return new Ed25519PublicKeyParameters(publicKey)
          .verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    } catch (IllegalArgumentException notAPoint) {
      return false;
    }
  }

  /** Whether the public half belongs to the seed. */
  boolean isOf(byte[] publicKey) {
    return Arrays.equals(publicKey(), publicKey);
  }
}
