package trm.corridor.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import trm.evidence.NodeId;
import trm.evidence.directory.ConsularDesk;
import trm.evidence.directory.FocalPoint;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.PublishedKey;

/** What {@code deploy/directory/nodes.yaml} says of one node. */
public record NodePlan(
    String node,
    OperatorKind operatorKind,
    String territory,
    NodeRole role,
    String operator,
    List<FocalPoint> focalPoints,
    List<ConsularDesk> consularDesks,
    List<String> agreements) {

  private record Nodes(List<NodePlan> nodes) {}

  /** All nodes of the corridor, in the order of the file. */
  public static List<NodePlan> readAll(Path folder) {
    return new YAMLMapper().readValue(folder.resolve("nodes.yaml").toFile(), Nodes.class).nodes();
  }

  /** The service that plays this role, named as its folder is. */
  public String service() {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** The territory in small letters, as files and clusters are named. */
  public String country() {
    return territory.toLowerCase(Locale.ROOT);
  }

  NodeEntry entry(List<PublishedKey> keys, Map<String, Integer> eventVersions) {
    return new NodeEntry(
        new NodeId(node),
        operatorKind,
        territory,
        role,
        operator,
        keys,
        focalPoints,
        consularDesks,
        eventVersions,
        agreements);
  }
}
