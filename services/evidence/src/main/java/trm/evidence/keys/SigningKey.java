package trm.evidence.keys;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;

/** An Ed25519 key that signs statements or checkpoints. Safe for use by several threads. */
public final class SigningKey implements HeldKey {
  private final PublishedKey published;
  private final OctetKeyPair pair;
  private final Ed25519Sign signer;

  SigningKey(PublishedKey published, OctetKeyPair pair) {
    this.published = published;
    this.pair = pair;
    try {
      this.signer = new Ed25519Sign(pair.getDecodedD());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Not an Ed25519 private key: " + published.kid(), e);
    }
  }

  @Override
  public PublishedKey published() {
    return published;
  }

  /** Signs the bytes as they are: 64 bytes, RFC 8032. */
  public byte[] sign(byte[] message) {
    try {
      return signer.sign(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Signing with " + published.kid() + " failed.", e);
    }
  }

  /** Signs a payload and returns the compact JWS. */
  public String signCompact(byte[] payload) {
    return CompactJws.sign(payload, published.kid(), signer);
  }

  OctetKeyPair pair() {
    return pair;
  }

  /** Shows the name only. */
  @Override
  public String toString() {
    return "SigningKey[" + published.kid() + "]";
  }
}
