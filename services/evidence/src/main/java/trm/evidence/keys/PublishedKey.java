package trm.evidence.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a node's key with the time in which it serves.
 *
 * @param validFrom the first instant at which the owner signs, or peers seal, with it
 * @param validUntil the first instant at which nobody does any more; an encryption key still opens
 *     after it, see {@link KeyFolder#destroyPrivateHalf}
 * @param revokedAt from when nothing under this key is believed, whatever its date; absent for a
 *     key in good standing
 */
public record PublishedKey(
    KeyId kid,
    KeyUse use,
    RawPublicKey publicKey,
    Instant validFrom,
    Instant validUntil,
    @Nullable Instant revokedAt) {
  public PublishedKey {
    if (!validFrom.isBefore(validUntil)) {
      throw new IllegalArgumentException("A key's validity ends after it begins: " + kid);
    }
  }

  /**
   * Whether the kid is the thumbprint of the very key: whoever compares kids compares keys then.
   */
  public boolean isNamedByItself() {
    return kid.equals(Jwk.kid(use, publicKey));
  }

  /** Whether the key serves at that time. It says nothing about revocation. */
  public boolean servesAt(Instant time) {
    return !time.isBefore(validFrom) && time.isBefore(validUntil);
  }

  /** Whether the key has been revoked by that time. */
  public boolean isRevokedAt(Instant time) {
    return revokedAt != null && !time.isBefore(revokedAt);
  }

  /** The same key, revoked: how the federation withdraws its trust. */
  public PublishedKey revoked(Instant at) {
    return new PublishedKey(kid, use, publicKey, validFrom, validUntil, at);
  }

  /** The same key, with another end: how a node that leaves is told to serve no longer. */
  public PublishedKey until(Instant end) {
    return new PublishedKey(kid, use, publicKey, validFrom, end, revokedAt);
  }
}
