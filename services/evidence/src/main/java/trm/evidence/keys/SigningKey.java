package trm.evidence.keys;

import com.nimbusds.jose.jwk.OctetKeyPair;

/** An Ed25519 key that signs statements or checkpoints. Safe for use by several threads. */
public final class SigningKey implements HeldKey {
  private final PublishedKey published;
  private final OctetKeyPair pair;
  private final Ed25519Pair signer;

  SigningKey(PublishedKey published, OctetKeyPair pair) {
    this.published = published;
    this.pair = pair;
    this.signer = Ed25519Pair.of(pair.getDecodedD());
  }

  @Override
  public PublishedKey published() {
    return published;
  }

  /** Signs the bytes as they are: 64 bytes, RFC 8032. */
  public byte[] sign(byte[] message) {
    return signer.sign(message);
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
