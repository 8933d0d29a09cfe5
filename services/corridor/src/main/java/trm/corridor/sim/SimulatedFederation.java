package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.OperatorKind;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.CheckpointSuite;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;
import trm.exchange.receipt.JournalKeys;
import trm.node.NodeRole;
import trm.schema.EventCatalogue;

/**
 * The nodes' keys and the directory that vouches for them; it may leave a node out for a while. Its
 * keys are fresh in each run: no decision depends on their bytes.
 */
final class SimulatedFederation {
  private static final Duration VALIDITY = Duration.ofDays(400);
  private static final Instant SINCE = VirtualClock.BEGIN.minus(Duration.ofDays(1));

  private final Map<NodeId, NodeKeys> keys = new HashMap<>();
  private final Map<NodeId, NodeEntry> entries = new HashMap<>();
  private final FederationKey federation;
  private final Set<NodeId> leftOut = new HashSet<>();

  private final CheckpointSuite suite;

  SimulatedFederation(
      Map<NodeId, NodeRole> nodes, EventCatalogue catalogue, CheckpointSuite suite) {
    this.suite = suite;
    KeyForge forge = new KeyForge();
    federation = forge.federation();
    nodes.forEach(
        (node, role) -> {
          NodeKeys held = forge.nodeKeys(SINCE, VALIDITY);
          keys.put(node, held);
          entries.put(node, entry(node, role, held, catalogue.versions()));
        });
  }

  private static NodeEntry entry(
      NodeId node, NodeRole role, NodeKeys held, Map<String, Integer> versions) {
    String territory = node.value().substring(0, 2).toUpperCase(Locale.ROOT);
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        territory,
        trm.evidence.directory.NodeRole.valueOf(role.name()),
        "An invented authority",
        held.published(),
        List.of(),
        List.of(),
        versions,
        List.of("AGREEMENT-1"));
  }

  /** The signed directory still names every node: leaving one out only stops sealing to it. */
  Directory directory() {
    return new Directory(1, SINCE, SINCE.plus(VALIDITY), List.copyOf(entries.values()));
  }

  /** The directory as nodes pass it on in their evidence. */
  String directoryText() {
    return DirectorySigner.sign(directory(), federation);
  }

  /** The key by which everybody checks a directory. */
  RawPublicKey federationKey() {
    return federation.publicKey();
  }

  boolean vouchesFor(NodeId node) {
    return !leftOut.contains(node);
  }

  void leaveOut(NodeId node) {
    leftOut.add(node);
  }

  void takeBack(NodeId node) {
    leftOut.remove(node);
  }

  NodeKeys keysOf(NodeId node) {
    return Objects.requireNonNull(keys.get(node), "No such node takes part.");
  }

  JournalKeys journalKeys() {
    return new JournalKeys() {
      @Override
      public CheckpointSigner signer(Generation own) {
        return new CheckpointSigner(own, keysOf(own.node()).journal(SINCE).orElseThrow(), suite);
      }

      @Override
      public CheckpointVerifier verifier(Generation journal) {
        return new CheckpointVerifier(
            journal,
            keysOf(journal.node()).published().stream()
                .filter(key -> key.use() == KeyUse.JOURNAL)
                .map(PublishedKey::publicKey)
                .toList(),
            suite);
      }
    };
  }
}
