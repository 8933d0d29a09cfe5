package trm.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** The directory that would follow, as it is put together. Each step says what it changed. */
final class NextDirectory {
  private final long version;
  private final Instant now;
  private final List<NodeEntry> entries;

  private NextDirectory(long version, List<NodeEntry> entries, Instant now) {
    this.version = version;
    this.now = now;
    this.entries = new ArrayList<>(entries);
  }

  /** What follows this directory, or the first one, which lists nobody. */
  static NextDirectory after(Optional<Directory> current, Instant now) {
    return current
        .map(before -> new NextDirectory(before.version() + 1, before.entries(), now))
        .orElseGet(() -> new NextDirectory(1, List.of(), now));
  }

  /** Takes in what a node asked for; whether it may be, {@link Review} says. */
  void take(NodeRequest request) {
    NodeEntry asked = request.entry();
    Optional<NodeEntry> before =
        entries.stream().filter(entry -> entry.node().equals(asked.node())).findAny();
    before.ifPresent(entries::remove);
    entries.add(
        before
            .map(listed -> merged(listed, asked))
            .orElseGet(() -> asked.withAgreements(List.of()))
            .asked(request.asked()));
  }

  /**
   * What a node asked for, with what is not its own to change: listed keys stay as they are listed,
   * those that the node holds no more among them, and so do its agreements.
   */
  static NodeEntry merged(NodeEntry before, NodeEntry asked) {
    List<PublishedKey> keys = new ArrayList<>(before.keys());
    Set<KeyId> listed = keys.stream().map(PublishedKey::kid).collect(Collectors.toSet());
    asked.keys().stream().filter(key -> !listed.contains(key.kid())).forEach(keys::add);
    return asked.withKeys(keys).withAgreements(before.agreements());
  }

  /** From now on nothing under any of the node's keys is believed, and nothing is sealed to it. */
  String suspend(NodeId node) {
    change(node, entry -> entry.withKeys(entry.keys().stream().map(this::revoked).toList()));
    return "%s is suspended: all its keys are revoked from %s. It comes back by a request with new keys."
        .formatted(node, now);
  }

  /** From now on nothing under this key is believed; warns where no other of its use serves. */
  List<String> revoke(KeyId kid) {
    NodeEntry before =
        entries.stream()
            .filter(entry -> entry.keys().stream().anyMatch(key -> key.kid().equals(kid)))
            .findAny()
            .orElseThrow(() -> new UnusableException("No node has the key " + kid + ".", null));
    List<PublishedKey> keys =
        before.keys().stream().map(key -> key.kid().equals(kid) ? revoked(key) : key).toList();
    change(before.node(), entry -> entry.withKeys(keys));
    String said = "The key %s of %s is revoked from %s.".formatted(kid, before.node(), now);
    return Stream.concat(Stream.of(said), warning(before, keys)).toList();
  }

  private Stream<String> warning(NodeEntry before, List<PublishedKey> after) {
    return Arrays.stream(KeyUse.values())
        .filter(use -> serves(before.keys(), use) && !serves(after, use))
        .map(
            use ->
                "%sit was the last %s key of %s that serves. %s Have the node ask for new keys at once."
                    .formatted(Changes.ATTENTION, use, before.node(), consequence(use)));
  }

  private static String consequence(KeyUse use) {
    return switch (use) {
      case SIGNING -> "Nobody believes anything that it says, warnings included.";
      case JOURNAL -> "Nobody believes its receipts.";
      case ENCRYPTION -> "Nothing can be sealed to it, warnings included.";
    };
  }

  private boolean serves(List<PublishedKey> keys, KeyUse use) {
    return keys.stream()
        .anyMatch(key -> key.use() == use && key.servesAt(now) && !key.isRevokedAt(now));
  }

  /**
   * The node's keys end now, so that peers seal nothing more to it but warnings, and what it said
   * until now is believed for ever.
   */
  String offBoard(NodeId node) {
    change(
        node,
        entry ->
            entry
                .withKeys(entry.keys().stream().flatMap(this::ended).toList())
                .withAgreements(List.of())
                .left(now));
    return "%s leaves: its keys end at %s and stay listed, so that what it signed is believed."
        .formatted(node, now);
  }

  /** Both become parties to an agreement. */
  String agree(String agreement, List<NodeId> parties) {
    for (NodeId party : parties) {
      change(
          party,
          entry ->
              entry.withAgreements(
                  Stream.concat(entry.agreements().stream(), Stream.of(agreement))
                      .distinct()
                      .toList()));
    }
    return "%s is in force between %s.".formatted(agreement, parties);
  }

  /** Nobody is a party to it any more. */
  String end(String agreement) {
    List<NodeId> parties =
        entries.stream()
            .filter(entry -> entry.agreements().contains(agreement))
            .map(NodeEntry::node)
            .toList();
    if (parties.isEmpty()) {
      throw new UnusableException("No node is a party to " + agreement + ".", null);
    }
    parties.forEach(
        party ->
            change(
                party,
                entry ->
                    entry.withAgreements(
                        entry.agreements().stream()
                            .filter(name -> !name.equals(agreement))
                            .toList())));
    return "%s has ended between %s.".formatted(agreement, parties);
  }

  /** The directory to be signed. */
  Directory until(Duration validity) {
    try {
      return new Directory(version, now, now.plus(validity), entries);
    } catch (IllegalArgumentException e) {
      throw new UnusableException("These cannot stand together: " + e.getMessage(), e);
    }
  }

  private void change(NodeId node, UnaryOperator<NodeEntry> how) {
    if (entries.stream().noneMatch(entry -> entry.node().equals(node))) {
      throw new UnusableException("The directory lists no node " + node + ".", null);
    }
    entries.replaceAll(entry -> entry.node().equals(node) ? how.apply(entry) : entry);
  }

  private PublishedKey revoked(PublishedKey key) {
    return key.isRevokedAt(now) ? key : key.revoked(now);
  }

  /** A key that would have begun later never does. */
  private Stream<PublishedKey> ended(PublishedKey key) {
    if (!key.servesAt(now)) {
      return key.validFrom().isAfter(now) ? Stream.empty() : Stream.of(key);
    }
    return key.validFrom().equals(now) ? Stream.empty() : Stream.of(key.until(now));
  }
}
