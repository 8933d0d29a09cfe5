package trm.evidence.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/**
 * One version of the federation's list of nodes. Immutable.
 *
 * @param version counts upwards; a node never goes back to a lower one
 * @param expiresAt the first instant at which it vouches for nobody any more
 */
public record Directory(
    long version, Instant issuedAt, Instant expiresAt, List<NodeEntry> entries) {
  /** How long after expiry an urgent message may still use the last unrevoked keys. */
  public static final Duration URGENT_GRACE = Duration.ofDays(30);

  private static final Comparator<PublishedKey> NEWEST_FIRST =
      Comparator.comparing(PublishedKey::validFrom).reversed();

  public Directory {
    if (version < 1 || !issuedAt.isBefore(expiresAt)) {
      throw new IllegalArgumentException("A directory counts from 1 and expires after its issue.");
    }
    entries = List.copyOf(entries);
    requireDistinct(entries.stream().map(NodeEntry::node), "A node stands twice.");
    requireDistinct(keys(entries).map(PublishedKey::kid), "A key stands twice.");
  }

  /** What is vouched for about a node. Whether it still is today, {@link #isExpiredAt} says. */
  public Optional<NodeEntry> entry(NodeId node) {
    return entries.stream().filter(entry -> entry.node().equals(node)).findAny();
  }

  /** All nodes but this one. */
  public List<NodeId> peersOf(NodeId node) {
    return entries.stream().map(NodeEntry::node).filter(peer -> !peer.equals(node)).toList();
  }

  /** Whether nothing may be believed by it any more, urgent messages apart. */
  public boolean isExpiredAt(Instant time) {
    return !time.isBefore(expiresAt);
  }

  /**
   * The unrevoked keys of a node that serve at that time, the newest first; none once the directory
   * has expired.
   */
  public List<PublishedKey> servingKeys(NodeId node, KeyUse use, Instant time) {
    return unrevoked(node, use, time).filter(key -> serves(key, time)).toList();
  }

  /**
   * As {@link #servingKeys}, or where there are none the last unrevoked keys, while neither they
   * nor the directory expired more than {@link #URGENT_GRACE} ago: a warning must not wait for
   * paperwork.
   */
  public List<PublishedKey> urgentKeys(NodeId node, KeyUse use, Instant time) {
    List<PublishedKey> serving = servingKeys(node, use, time);
    return serving.isEmpty()
        ? unrevoked(node, use, time).filter(key -> servesLate(key, time)).toList()
        : serving;
  }

  /** The node that owns a key, with that key, whatever its age. */
  public Optional<OwnedKey> owner(KeyId kid) {
    return entries.stream()
        .flatMap(entry -> entry.keys().stream().map(key -> new OwnedKey(entry.node(), key)))
        .filter(owned -> owned.key().kid().equals(kid))
        .findAny();
  }

  /** A key and whose it is. */
  public record OwnedKey(NodeId node, PublishedKey key) {}

  /** Whether a key and this directory both serve at that time. */
  public boolean serves(PublishedKey key, Instant time) {
    return !isExpiredAt(time) && key.servesAt(time);
  }

  /** As {@link #serves}, with {@link #URGENT_GRACE} after both expiries. */
  public boolean servesLate(PublishedKey key, Instant time) {
    return !time.isBefore(key.validFrom())
        && inGrace(key.validUntil(), time)
        && inGrace(expiresAt, time);
  }

  private static boolean inGrace(Instant end, Instant time) {
    return Duration.between(end, time).compareTo(URGENT_GRACE) < 0;
  }

  private Stream<PublishedKey> unrevoked(NodeId node, KeyUse use, Instant time) {
    return entry(node).stream()
        .flatMap(entry -> entry.keys().stream())
        .filter(key -> key.use() == use && !key.isRevokedAt(time))
        .sorted(NEWEST_FIRST);
  }

  private static Stream<PublishedKey> keys(List<NodeEntry> entries) {
    return entries.stream().flatMap(entry -> entry.keys().stream());
  }

  private static void requireDistinct(Stream<?> things, String otherwise) {
    List<?> all = things.toList();
    if (all.stream().distinct().count() != all.size()) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
