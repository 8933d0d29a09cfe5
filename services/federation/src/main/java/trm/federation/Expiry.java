package trm.federation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.ServiceEnd;

/** For which uses there is, between now and a time, a moment without a serving key. */
final class Expiry {
  private Expiry() {}

  static List<String> of(List<PublishedKey> keys, Instant now, Instant by) {
    return Arrays.stream(KeyUse.values()).flatMap(use -> alarm(use, keys, now, by)).toList();
  }

  private static Stream<String> alarm(
      KeyUse use, List<PublishedKey> keys, Instant now, Instant by) {
    List<PublishedKey> ofUse = keys.stream().filter(key -> key.use() == use).toList();
    Instant end = ServiceEnd.of(ofUse, beginning(ofUse, now));
    return end.isAfter(by)
        ? Stream.empty()
        : Stream.of(
            end.equals(now)
                ? "No %s key serves. Make the next one and have it published.".formatted(use)
                : "No %s key serves at %s. Make the next one and have it published."
                    .formatted(use, end));
  }

  /** Who begins tomorrow has no gap today. */
  private static Instant beginning(List<PublishedKey> keys, Instant now) {
    Optional<Instant> first = keys.stream().map(PublishedKey::validFrom).min(Instant::compareTo);
    return first.filter(now::isBefore).orElse(now);
  }
}
