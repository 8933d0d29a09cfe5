package trm.evidence.keys;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.Optional;

/** An X25519 key that opens what peers sealed to it. Safe for use by several threads. */
public final class OpeningKey implements HeldKey {
  private final PublishedKey published;
  private final OctetKeyPair pair;
  private final byte[] privateHalf;

  OpeningKey(PublishedKey published, OctetKeyPair pair) {
    this.published = published;
    this.pair = pair;
    this.privateHalf = pair.getDecodedD();
  }

  @Override
  public PublishedKey published() {
    return published;
  }

  /** The plaintext, or nothing when a byte was changed or it was sealed to another key. */
  public Optional<byte[]> open(CompactJwe jwe) {
    return jwe.decrypt(privateHalf);
  }

  OctetKeyPair pair() {
    return pair;
  }

  /** Shows the name only. */
  @Override
  public String toString() {
    return "OpeningKey[" + published.kid() + "]";
  }
}
