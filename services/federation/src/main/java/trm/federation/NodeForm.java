package trm.federation;

import java.util.List;
import java.util.Map;
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
