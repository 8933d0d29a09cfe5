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

  /** Whether nothing may be believed by it any more, urgent messages apart. */
  public boolean isExpiredAt(Instant time) {
    return !time.isBefore(expiresAt);
  }

  /**
   * The newest unrevoked key of a node that serves at that time.
   *
   * @return nothing when the directory has expired by then or names no such key
   */
  public Optional<PublishedKey> servingKey(NodeId node, KeyUse use, Instant time) {
    return unrevoked(node, use, time).filter(key -> serves(key, time)).max(NEWEST);
  }

  /**
   * As {@link #servingKey}, or else the last unrevoked key, while neither it nor the directory
   * expired more than {@link #URGENT_GRACE} ago: a warning must not wait for paperwork.
   */
  public Optional<PublishedKey> urgentKey(NodeId node, KeyUse use, Instant time) {
    return servingKey(node, use, time)
        .or(() -> unrevoked(node, use, time).filter(key -> servesLate(key, time)).max(NEWEST));
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
    Instant graceEarlier = time.minus(URGENT_GRACE);
    return !time.isBefore(key.validFrom())
        && graceEarlier.isBefore(key.validUntil())
        && graceEarlier.isBefore(expiresAt);
  }

  private static final Comparator<PublishedKey> NEWEST =
      Comparator.comparing(PublishedKey::validFrom);

  private Stream<PublishedKey> unrevoked(NodeId node, KeyUse use, Instant time) {
    return entry(node).stream()
        .flatMap(entry -> entry.keys().stream())
        .filter(key -> key.use() == use && !key.isRevokedAt(time));
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
