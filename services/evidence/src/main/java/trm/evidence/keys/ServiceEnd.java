package trm.evidence.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** How long some keys serve without a gap. */
public final class ServiceEnd {
  private ServiceEnd() {}

  /**
   * The first instant from that time on at which none of these serves. It is that time itself where
   * none serves then, since what begins later helps nobody today.
   */
  public static Instant of(Collection<PublishedKey> keys, Instant from) {
    Instant end = from;
    Optional<Instant> next = last(keys, end);
    while (next.isPresent()) {
      end = next.get();
      next = last(keys, end);
    }
    return end;
  }

  private static Optional<Instant> last(Collection<PublishedKey> keys, Instant at) {
    return keys.stream()
        .filter(key -> key.servesAt(at) && !key.isRevokedAt(at))
        .map(ServiceEnd::end)
        .max(Instant::compareTo);
  }

  private static Instant end(PublishedKey key) {
    Instant revoked = key.revokedAt();
    return revoked != null && revoked.isBefore(key.validUntil()) ? revoked : key.validUntil();
  }
}
