package trm.federation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyId;

/** A signed directory on its way to the places where nodes fetch it. */
final class Publication {
  private final String text;
  private final Directory next;
  private final List<Standing> standing;
  private final Optional<Directory> inForce;
  private final Instant now;

  /** What stands in a place already. */
  private record Standing(Path place, String text, Directory directory) {}

  Publication(String text, Published published, List<Path> places, Instant now) {
    this.text = text;
    this.next = published.verified(text);
    this.now = now;
    this.standing =
        places.stream().filter(Files::exists).map(place -> standing(place, published)).toList();
    this.inForce = published.readIfNamed();
  }

  private static Standing standing(Path place, Published published) {
    String found = new TextFile(place).read();
    return new Standing(place, found, published.verified(found));
  }

  long version() {
    return next.version();
  }

  /**
   * Looks at every place before anything is put into one.
   *
   * @throws RefusedException when it must not be published, or not any more
   */
  void requireGood() {
    if (next.isExpiredAt(now)) {
      throw new RefusedException("It expired at " + next.expiresAt() + ". Draft anew.");
    }
    standing.forEach(this::requireFollows);
    requireTimeToRead();
  }

  /** Nothing that stands somewhere is replaced by what is older, or by another of its version. */
  private void requireFollows(Standing before) {
    if (next.version() <= before.directory().version() && !text.equals(before.text())) {
      throw new RefusedException(
          "Version %d does not follow version %d, which stands in %s. Nothing is replaced."
              .formatted(next.version(), before.directory().version(), before.place()));
    }
  }

  /**
   * A member goes over to its new key at the key's time, whether or not its peers have read of it.
   * A key that stands in some place is public already, however late it comes to another.
   */
  private void requireTimeToRead() {
    Set<NodeId> members =
        before()
            .flatMap(it -> it.entries().stream())
            .map(it -> it.node())
            .collect(Collectors.toSet());
    Set<KeyId> known =
        before()
            .flatMap(it -> it.entries().stream())
            .flatMap(it -> it.keys().stream())
            .map(it -> it.kid())
            .collect(Collectors.toSet());
    Changes.keys(next)
        .filter(owned -> members.contains(owned.node()) && !known.contains(owned.key().kid()))
        .filter(owned -> owned.key().validFrom().isBefore(now.plus(Review.AHEAD)))
        .findFirst()
        .ifPresent(this::refuse);
  }

  private void refuse(Directory.OwnedKey late) {
    throw new RefusedException(
        "The %s key %s of %s begins at %s, and nodes are given %d minutes to read of it. Nothing is replaced. Have the node make a key that begins later, and draft and sign anew."
            .formatted(
                late.key().use(),
                late.key().kid(),
                late.node(),
                late.key().validFrom(),
                Review.AHEAD.toMinutes()));
  }

  private Stream<Directory> before() {
    return Stream.concat(standing.stream().map(Standing::directory), inForce.stream());
  }

  /** Puts it into a place, in one step. */
  void putInto(Path place) {
    new TextFile(place).replace(text);
  }
}
