package trm.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/**
 * What the federation's desk looks at before it vouches for what a node asks. It finds what a
 * program can find; whether the office that asks is the office that it says, a person asks by
 * telephone.
 */
final class Review {
  /**
   * What a new key's beginning must lie ahead, so that every node has read the directory that names
   * it before it serves: nodes look for a newer one every minute or so.
   */
  static final Duration AHEAD = Duration.ofMinutes(15);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final NodeRequest request;
  private final Directory current;
  private final Instant now;
  private final boolean known;

  /**
   * @param known whether a person asked the node's office by telephone and had the new keys read
   *     out: what stands in for a signature by a listed key where the node has none any more
   */
  Review(NodeRequest request, Directory current, Instant now, boolean known) {
    this.request = request;
    this.current = current;
    this.now = now;
    this.known = known;
  }

  /** A sentence for each reason not to vouch for it; none is good. */
  List<String> objections() {
    List<String> found = new ArrayList<>();
    found.addAll(age());
    found.addAll(contacts());
    found.addAll(possession());
    found.addAll(uses());
    found.addAll(strangers());
    listed().ifPresentOrElse(entry -> found.addAll(against(entry)), () -> found.addAll(unknown()));
    return found;
  }

  /** A sentence for each thing that would be different in the directory. */
  List<String> changes() {
    NodeEntry entry = request.entry();
    return listed()
        .map(before -> Changes.of(before, NextDirectory.merged(before, entry)))
        .orElseGet(() -> Changes.introduced(entry));
  }

  private Optional<NodeEntry> listed() {
    return current.entry(request.entry().node());
  }

  private List<String> age() {
    if (request.asked().isAfter(now.plus(CLOCKS_DIFFER))) {
      return List.of("It was asked at %s, which is to come.".formatted(request.asked()));
    }
    return now.isBefore(request.asked().plus(NodeRequest.STANDS))
        ? List.of()
        : List.of(
            "It was asked at %s; a request stands for %d days. Ask for a new one."
                .formatted(request.asked(), NodeRequest.STANDS.toDays()));
  }

  /** A warning about somebody's life needs a telephone that rings. */
  private List<String> contacts() {
    boolean reachable =
        request.entry().focalPoints().stream()
            .anyMatch(point -> isGiven(point.contact()) && isGiven(point.alternate()));
    return reachable
        ? List.of()
        : List.of(
            "It names no focal point with a contact and an alternate; nobody could be reached.");
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private List<String> unknown() {
    return known
        ? List.of()
        : List.of(
            "Nobody knows %s yet. Telephone its office by a number that did not come with the request, have the keys above read out, and say --known-by-telephone %s."
                .formatted(request.entry().node(), request.entry().node()));
  }

  /** Each SIGNING key that still serves, or will, has signed. */
  private List<String> possession() {
    return keys(request.entry(), KeyUse.SIGNING)
        .filter(key -> key.validUntil().isAfter(now) && !key.isRevokedAt(now))
        .filter(key -> !request.signers().contains(key.kid()))
        .map(key -> "Nothing shows that the node has the SIGNING key %s.".formatted(key.kid()))
        .toList();
  }

  private List<String> uses() {
    return Arrays.stream(KeyUse.values())
        .filter(use -> keys(request.entry(), use).noneMatch(key -> key.validUntil().isAfter(now)))
        .map(use -> "It has no %s key that serves or will serve.".formatted(use))
        .toList();
  }

  /** A key that another node's entry names. */
  private List<String> strangers() {
    return request.entry().keys().stream()
        .flatMap(key -> current.owner(key.kid()).stream())
        .filter(owner -> !owner.node().equals(request.entry().node()))
        .map(owner -> "The key %s is %s's.".formatted(owner.key().kid(), owner.node()))
        .toList();
  }

  private List<String> against(NodeEntry before) {
    List<String> found = new ArrayList<>();
    if (!known && !signedByAListedKey(before)) {
      found.add(
          "No SIGNING key that the directory lists, and that serves today, has signed it, so anybody could have written it."
              + " Telephone its office, have the new keys read out, and say --known-by-telephone %s."
                  .formatted(before.node()));
    }
    if (before.role() != request.entry().role()
        || before.operatorKind() != request.entry().operatorKind()
        || !before.territory().equals(request.entry().territory())) {
      found.add("Role, kind and territory make a node what it is; for others it needs another id.");
    }
    againstTheOrder(before).ifPresent(found::add);
    before.keys().stream().flatMap(key -> againstTheChange(key).stream()).forEach(found::add);
    newKeys(before).flatMap(key -> againstTheBeginning(key, before).stream()).forEach(found::add);
    return found;
  }

  /** Whoever kept an older request could take back with it what the node asked for since. */
  private Optional<String> againstTheOrder(NodeEntry before) {
    return Optional.ofNullable(before.askedAt())
        .filter(last -> !request.asked().isAfter(last))
        .map(
            last ->
                "It was asked at %s, and what is listed at %s. Only what was asked later follows."
                    .formatted(request.asked(), last));
  }

  private boolean signedByAListedKey(NodeEntry before) {
    return keys(before, KeyUse.SIGNING)
        .filter(key -> key.servesAt(now) && !key.isRevokedAt(now))
        .anyMatch(key -> request.signers().contains(key.kid()));
  }

  /** A key that the request leaves out stays listed: what it signed is believed further on. */
  private Optional<String> againstTheChange(PublishedKey listed) {
    return request.entry().keys().stream()
        .filter(asked -> asked.kid().equals(listed.kid()))
        .filter(asked -> !asked.equals(listed) && listed.revokedAt() == null)
        .map(asked -> "The key %s is asked for with other times.".formatted(asked.kid()))
        .findAny();
  }

  private Optional<String> againstTheBeginning(PublishedKey fresh, NodeEntry before) {
    if (fresh.validFrom().isBefore(now.plus(AHEAD))) {
      return Optional.of(
          "The %s key %s begins at %s; make one that begins a day ahead. Nodes are given %d minutes after it is published."
              .formatted(fresh.use(), fresh.kid(), fresh.validFrom(), AHEAD.toMinutes()));
    }
    boolean gap =
        keys(before, fresh.use())
            .filter(key -> !key.isRevokedAt(now))
            .noneMatch(key -> fresh.validFrom().isBefore(key.validUntil()));
    boolean serving =
        keys(before, fresh.use()).anyMatch(key -> key.servesAt(now) && !key.isRevokedAt(now));
    return gap && serving
        ? Optional.of(
            "No %s key serves between the last listed one and %s."
                .formatted(fresh.use(), fresh.kid()))
        : Optional.empty();
  }

  private Stream<PublishedKey> newKeys(NodeEntry before) {
    Set<KeyId> known =
        before.keys().stream().map(PublishedKey::kid).collect(Collectors.toUnmodifiableSet());
    return request.entry().keys().stream().filter(key -> !known.contains(key.kid()));
  }

  private static Stream<PublishedKey> keys(NodeEntry entry, KeyUse use) {
    return entry.keys().stream().filter(key -> key.use() == use);
  }
}
