package trm.federation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.PublishedKey;

/** What one directory says otherwise than another, a sentence each. */
final class Changes {
  /** Begins a sentence about what no desk of ours drafts: somebody else may have. */
  static final String ATTENTION = "ATTENTION: ";

  private Changes() {}

  /** From the directory in force, if there is one, to the next. */
  static List<String> of(Optional<Directory> inForce, Directory next) {
    List<String> found = new ArrayList<>();
    long before = inForce.map(Directory::version).orElse(0L);
    if (next.version() != before + 1) {
      found.add(
          ATTENTION
              + (before == 0
                  ? "it is not the first; name the directory in force (--directory)."
                  : "version %d does not follow version %d.".formatted(next.version(), before)));
    }
    inForce.stream()
        .flatMap(directory -> directory.entries().stream())
        .filter(entry -> next.entry(entry.node()).isEmpty())
        .map(entry -> ATTENTION + entry.node() + " is listed no more.")
        .forEach(found::add);
    next.entries().forEach(entry -> found.addAll(of(inForce, entry)));
    return found;
  }

  private static List<String> of(Optional<Directory> inForce, NodeEntry after) {
    return inForce
        .flatMap(directory -> directory.entry(after.node()))
        .map(before -> of(before, after))
        .orElseGet(() -> introduced(after));
  }

  /** All that would be known of a node that nobody knows yet. */
  static List<String> introduced(NodeEntry entry) {
    List<String> found = new ArrayList<>();
    found.add(
        "%s is new: %s, %s, %s of %s."
            .formatted(
                entry.node(),
                entry.operator(),
                entry.operatorKind(),
                entry.role(),
                entry.territory()));
    entry.focalPoints().forEach(point -> found.add("focal point: " + point));
    entry.consularDesks().forEach(desk -> found.add("consular desk: " + desk));
    entry.agreements().forEach(name -> found.add("agreement: " + name));
    entry.keys().stream().map(key -> "new " + told(key)).forEach(found::add);
    return found;
  }

  /** What would be known otherwise of a node that is listed. */
  static List<String> of(NodeEntry before, NodeEntry after) {
    List<String> found = new ArrayList<>();
    after.keys().forEach(key -> found.addAll(ofKey(before, after, key)));
    before.keys().stream()
        .filter(key -> find(after, key.kid()).isEmpty())
        .map(key -> lost(after, key))
        .forEach(found::add);
    changed(found, ATTENTION + "role", before, after, NodeEntry::role);
    changed(found, ATTENTION + "kind", before, after, NodeEntry::operatorKind);
    changed(found, ATTENTION + "territory", before, after, NodeEntry::territory);
    changed(found, "operator", before, after, NodeEntry::operator);
    changed(found, "focal points", before, after, NodeEntry::focalPoints);
    changed(found, "consular desks", before, after, NodeEntry::consularDesks);
    changed(found, "event versions", before, after, NodeEntry::eventVersions);
    changed(found, "agreements", before, after, NodeEntry::agreements);
    if (after.leftAt() != null && before.leftAt() == null) {
      found.add("%s: it left at %s.".formatted(after.node(), after.leftAt()));
    }
    return found;
  }

  private static List<String> ofKey(NodeEntry before, NodeEntry after, PublishedKey key) {
    return find(before, key.kid())
        .map(old -> old.equals(key) ? List.<String>of() : List.of(changed(after, old, key)))
        .orElseGet(() -> List.of("%s: new %s".formatted(after.node(), told(key))));
  }

  private static String changed(NodeEntry node, PublishedKey old, PublishedKey key) {
    Instant revoked = key.revokedAt();
    if (revoked != null && old.revokedAt() == null && old.revoked(revoked).equals(key)) {
      return "%s: %s key %s is revoked from %s."
          .formatted(node.node(), key.use(), key.kid(), revoked);
    }
    if (key.validUntil().isBefore(old.validUntil()) && old.until(key.validUntil()).equals(key)) {
      return "%s: %s key %s ends at %s, not at %s."
          .formatted(node.node(), key.use(), key.kid(), key.validUntil(), old.validUntil());
    }
    return "%s%s: key %s was %s, would be %s."
        .formatted(ATTENTION, node.node(), key.kid(), old, key);
  }

  /** One that leaves is rid of keys that would begin later; no other key is ever taken out. */
  private static String lost(NodeEntry after, PublishedKey key) {
    boolean leaves = after.leftAt() != null && !key.validFrom().isBefore(after.leftAt());
    return "%s%s: %s key %s is listed no more."
        .formatted(leaves ? "" : ATTENTION, after.node(), key.use(), key.kid());
  }

  private static void changed(
      List<String> found,
      String what,
      NodeEntry before,
      NodeEntry after,
      Function<NodeEntry, ?> of) {
    if (!of.apply(before).equals(of.apply(after))) {
      found.add(
          "%s of %s: %s before, %s now."
              .formatted(what, after.node(), of.apply(before), of.apply(after)));
    }
  }

  private static String told(PublishedKey key) {
    return "%s key %s, from %s until %s."
        .formatted(key.use(), key.kid(), key.validFrom(), key.validUntil());
  }

  private static Optional<PublishedKey> find(NodeEntry entry, KeyId kid) {
    return entry.keys().stream().filter(key -> key.kid().equals(kid)).findAny();
  }

  /** Every key of a directory, and whose it is. */
  static Stream<Directory.OwnedKey> keys(Directory directory) {
    return directory.entries().stream()
        .flatMap(
            entry -> entry.keys().stream().map(key -> new Directory.OwnedKey(entry.node(), key)));
  }
}
