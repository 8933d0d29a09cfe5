package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.HeldKey;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;
import trm.node.NodeRole;

/**
 * The nodes' keys and the directory that vouches for them, which is published anew each day and
 * serves for three. A node goes by the version that it fetched last. Keys are fresh in each run: no
 * decision depends on their bytes.
 */
final class SimulatedFederation {
  private static final Duration SERVES = Duration.ofDays(3);
  private static final Duration KEY_SERVES = Duration.ofDays(400);

  /** From the ceremony to the day on which the new keys serve, so that peers know them by then. */
  private static final Duration NOTICE = Duration.ofHours(4);

  /**
   * A node that has not fetched the new directory signs by the old one for as long as that serves:
   * with keys that must serve then, or what it says is believed by nobody, ever.
   */
  private static final Duration OVERLAP = SERVES.plus(Duration.ofDays(1));

  private final InstantSource clock;
  private final KeyForge forge = new KeyForge();
  private final FederationKey federation = forge.federation();
  private final Map<NodeId, NodeKeys> held = new HashMap<>();
  private final Map<NodeId, NodeEntry> entries = new LinkedHashMap<>();
  private final Map<NodeId, Directory> fetched = new HashMap<>();
  private final Set<NodeId> leftOut = new HashSet<>();
  private final Set<NodeId> outOfTouch = new HashSet<>();
  private boolean negligent;
  private Directory newest;

  /**
   * @param versions the newest version of each event that a node reads
   */
  SimulatedFederation(InstantSource clock, Map<NodeId, Map<String, Integer>> versions) {
    this.clock = clock;
    Instant since = clock.instant().minus(Duration.ofDays(1));
    for (NodeId node : World.NODES) {
      NodeKeys keys = forge.nodeKeys(since, KEY_SERVES);
      held.put(node, keys);
      Map<String, Integer> reads = versions.getOrDefault(node, Map.of());
      entries.put(node, entry(node, World.roleOf(node), keys, reads));
    }
    newest = next(1);
    World.NODES.forEach(this::fetch);
  }

  private static NodeEntry entry(
      NodeId node, NodeRole role, NodeKeys keys, Map<String, Integer> versions) {
    String territory = node.value().substring(0, 2).toUpperCase(Locale.ROOT);
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        territory,
        trm.evidence.directory.NodeRole.valueOf(role.name()),
        "An invented authority",
        keys.published(),
        List.of(),
        List.of(),
        versions,
        List.of("AGREEMENT-1"));
  }

  /** Publishes what it vouches for today, unless it neglects its duty. */
  void publish() {
    if (!negligent) {
      newest = next(newest.version() + 1);
    }
  }

  private Directory next(long version) {
    List<NodeEntry> vouched =
        entries.values().stream().filter(entry -> !leftOut.contains(entry.node())).toList();
    Instant now = clock.instant();
    return new Directory(version, now, now.plus(SERVES), vouched);
  }

  /** A node fetches the newest directory, if it can. */
  void fetch(NodeId node) {
    if (!outOfTouch.contains(node)) {
      fetched.put(node, newest);
    }
  }

  /** The directory by which a node goes. */
  Directory heldBy(NodeId node) {
    return Objects.requireNonNull(fetched.get(node), "No such node takes part.");
  }

  /** The newest directory as nodes pass it on in their evidence. */
  String directoryText() {
    return DirectorySigner.sign(newest, federation);
  }

  /** The key by which everybody checks a directory. */
  RawPublicKey federationKey() {
    return federation.publicKey();
  }

  /** All private keys that a node holds. */
  NodeKeys keysOf(NodeId node) {
    return Objects.requireNonNull(held.get(node), "No such node takes part.");
  }

  /** A node is given new keys, which serve in some hours, and its old ones serve a day longer. */
  void rotate(NodeId node) {
    Instant from = clock.instant().plus(NOTICE);
    List<? extends HeldKey> fresh =
        List.of(
            forge.signing(from, KEY_SERVES),
            forge.journal(from, KEY_SERVES),
            forge.opening(from, KEY_SERVES));
    NodeEntry entry = Objects.requireNonNull(entries.get(node), "No such node takes part.");
    List<PublishedKey> published = new ArrayList<>();
    entry.keys().stream().map(old -> ending(old, from.plus(OVERLAP))).forEach(published::add);
    fresh.stream().map(HeldKey::published).forEach(published::add);
    entries.put(node, entry.withKeys(published));
    held.put(node, keysOf(node).with(fresh));
    publish();
  }

  private static PublishedKey ending(PublishedKey old, Instant end) {
    return old.validUntil().isBefore(end)
        ? old
        : new PublishedKey(
            old.kid(), old.use(), old.publicKey(), old.validFrom(), end, old.revokedAt());
  }

  /** The directory names a node no more. */
  void leaveOut(NodeId node) {
    leftOut.add(node);
    publish();
  }

  void takeBack(NodeId node) {
    leftOut.remove(node);
    publish();
  }

  /** A node leaves in good standing: its keys end now and stay listed. */
  void offBoard(NodeId node) {
    Instant now = clock.instant();
    NodeEntry entry = Objects.requireNonNull(entries.get(node), "No such node takes part.");
    List<PublishedKey> ended =
        entry.keys().stream()
            .filter(key -> key.validFrom().isBefore(now))
            .map(key -> ending(key, now))
            .toList();
    entries.put(node, entry.withKeys(ended).withAgreements(List.of()).left(now));
    publish();
  }

  /** Whether this node fetches no directory. */
  void loseTouch(NodeId node, boolean lost) {
    if (lost) {
      outOfTouch.add(node);
    } else {
      outOfTouch.remove(node);
      fetch(node);
    }
  }

  /** Whether nothing is published any more, so that in the end the directory expires. */
  void neglect(boolean neglected) {
    negligent = neglected;
    publish();
  }

  /** Everything is as it should be. */
  void becomeKind() {
    leftOut.clear();
    outOfTouch.clear();
    neglect(false);
    World.NODES.forEach(this::fetch);
  }
}
