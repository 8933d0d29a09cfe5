package trm.federation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trm.evidence.NodeId;
import trm.evidence.directory.ConsularDesk;
import trm.evidence.directory.FocalPoint;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.PublishedKey;

/** A node's entry as a person writes it, keys and schema versions apart. */
record NodeForm(
    String node,
    OperatorKind operatorKind,
    String territory,
    NodeRole role,
    String operator,
    List<FocalPoint> focalPoints,
    List<ConsularDesk> consularDesks,
    List<String> agreements) {
  NodeForm {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("node", node);
    parts.put("operatorKind", operatorKind);
    parts.put("territory", territory);
    parts.put("role", role);
    parts.put("operator", operator);
    parts.put("focalPoints", focalPoints);
    parts.put("consularDesks", consularDesks);
    parts.put("agreements", agreements);
    parts.forEach((name, part) -> Objects.requireNonNull(part, name + " is missing"));
    requireWhole(focalPoints, "focalPoints");
    requireWhole(consularDesks, "consularDesks");
    requireWhole(agreements, "agreements");
  }

  private static void requireWhole(List<?> list, String name) {
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(name + " has an empty element");
    }
  }

  /**
   * The whole entry.
   *
   * @throws UnusableException when a part has not the form of the directory
   */
  NodeEntry entry(List<PublishedKey> keys, Map<String, Integer> eventVersions) {
    try {
      return written(keys, eventVersions);
    } catch (IllegalArgumentException e) {
      throw new UnusableException("The node's entry cannot stand so: " + e.getMessage(), e);
    }
  }

  private NodeEntry written(List<PublishedKey> keys, Map<String, Integer> eventVersions) {
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
