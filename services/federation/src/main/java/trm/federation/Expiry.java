package trm.federation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** Which uses will have no serving key by a time. */
final class Expiry {
  private Expiry() {}

  static List<String> of(List<PublishedKey> keys, Instant by) {
    return Arrays.stream(KeyUse.values())
        .filter(use -> keys.stream().noneMatch(key -> key.use() == use && serves(key, by)))
        .map(
            use ->
                "No %s key serves at %s. Make the next one and have it published."
                    .formatted(use, by))
        .toList();
  }

  private static boolean serves(PublishedKey key, Instant at) {
    return key.servesAt(at) && !key.isRevokedAt(at);
  }
}
