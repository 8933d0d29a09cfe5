package trm.evidence.keys;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes new keys from the platform's randomness. */
public final class KeyForge {
  private final SecureRandom random = new SecureRandom();

  /** One key of each use, all serving from the same second. */
  public NodeKeys nodeKeys(Instant validFrom, Duration validity) {
    return new NodeKeys(
        List.of(
            signing(validFrom, validity),
            journal(validFrom, validity),
            opening(validFrom, validity)));
  }

  /** An Ed25519 key for statements. */
  public SigningKey signing(Instant validFrom, Duration validity) {
    return signer(KeyUse.SIGNING, seed(), validFrom, validity);
  }

  /** An Ed25519 key for checkpoints. */
  public SigningKey journal(Instant validFrom, Duration validity) {
    return signer(KeyUse.JOURNAL, seed(), validFrom, validity);
  }

  /** An X25519 key for envelopes. */
  public OpeningKey opening(Instant validFrom, Duration validity) {
    return opener(seed(), validFrom, validity);
  }

  /** The key that vouches for a corridor's nodes. No node holds it. */
  public FederationKey federation() {
    return new FederationKey(Jwk.ed25519(seed()));
  }

  static SigningKey signer(KeyUse use, byte[] seed, Instant validFrom, Duration validity) {
    OctetKeyPair pair = Jwk.ed25519(seed);
    return new SigningKey(published(use, pair, validFrom, validity), pair);
  }

  static OpeningKey opener(byte[] seed, Instant validFrom, Duration validity) {
    OctetKeyPair pair = Jwk.x25519(seed);
    return new OpeningKey(published(KeyUse.ENCRYPTION, pair, validFrom, validity), pair);
  }

  private static PublishedKey published(
      KeyUse use, OctetKeyPair pair, Instant validFrom, Duration validity) {
    // Key files keep whole seconds (RFC 7519), so a key read back must equal the key made.
    Instant from = validFrom.truncatedTo(ChronoUnit.SECONDS);
    Instant until = from.plus(validity).truncatedTo(ChronoUnit.SECONDS);
    return new PublishedKey(
        Jwk.kid(pair), use, RawPublicKey.of(pair.getDecodedX()), from, until, null);
  }

  private byte[] seed() {
    byte[] seed = new byte[RawPublicKey.LENGTH];
    random.nextBytes(seed);
    return seed;
  }
}
