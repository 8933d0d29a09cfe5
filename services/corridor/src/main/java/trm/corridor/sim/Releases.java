package trm.corridor.sim;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trm.evidence.NodeId;
import trm.schema.EventKind;

/**
 * Which release each node runs. In one run of four one node is older and reads the first version of
 * each event of a case alone; in another one of four one is newer and says what today's release
 * does not know. The courier of an older node is today's: what an older one was not shown of its
 * own word it could not find out.
 */
final class Releases {
  private final Map<NodeId, Map<String, Integer>> versions;
  private final Optional<NodeId> newer;

  Releases(Contract contract, Dice dice) {
    NodeId other = dice.oneOf(World.NODES);
    int kind = dice.below(4);
    Map<String, Integer> today = contract.catalogue.versions();
    Map<String, Integer> first =
        today.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> read(contract, one)));
    this.versions =
        World.NODES.stream()
            .collect(
                Collectors.toMap(
                    node -> node, node -> kind == 0 && node.equals(other) ? first : today));
    this.newer = kind == 1 ? Optional.of(other) : Optional.empty();
  }

  private static int read(Contract contract, Map.Entry<String, Integer> newest) {
    return contract.catalogue.named(newest.getKey()).kind() == EventKind.COURIER
        ? newest.getValue()
        : 1;
  }

  /** The newest version of each event that a node reads, as its entry in the directory says. */
  Map<NodeId, Map<String, Integer>> versions() {
    return versions;
  }

  /** Whether a node's codes and events go beyond today's. */
  boolean isNewer(NodeId node) {
    return newer.filter(node::equals).isPresent();
  }
}
