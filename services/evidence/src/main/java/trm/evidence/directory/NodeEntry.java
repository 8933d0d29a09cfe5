package trm.evidence.directory;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import trm.evidence.NodeId;
import trm.evidence.keys.PublishedKey;

/**
 * What the federation vouches for about one node.
 *
 * @param territory the ISO 3166 code of its country or territory, such as {@code MN}
 * @param operator the name of the one body that runs it
 * @param eventVersions the newest schema version that it reads of each event, by the event's simple
 *     name
 * @param agreements the names of the agreements to which it is a party
 */
public record NodeEntry(
    NodeId node,
    OperatorKind operatorKind,
    String territory,
    NodeRole role,
    String operator,
    List<PublishedKey> keys,
    List<FocalPoint> focalPoints,
    List<ConsularDesk> consularDesks,
    Map<String, Integer> eventVersions,
    List<String> agreements) {
  private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  public NodeEntry {
    if (!TERRITORY.matcher(territory).matches()) {
      throw new IllegalArgumentException("Not an ISO 3166 code: " + territory);
    }
    keys = List.copyOf(keys);
    focalPoints = List.copyOf(focalPoints);
    consularDesks = List.copyOf(consularDesks);
    eventVersions = Map.copyOf(eventVersions);
    agreements = List.copyOf(agreements);
  }

  /** The same node with other keys. */
  public NodeEntry withKeys(List<PublishedKey> others) {
    return new NodeEntry(
        node,
        operatorKind,
        territory,
        role,
        operator,
        others,
        focalPoints,
        consularDesks,
        eventVersions,
        agreements);
  }

  /** The same node as a party to other agreements. */
  public NodeEntry withAgreements(List<String> others) {
    return new NodeEntry(
        node,
        operatorKind,
        territory,
        role,
        operator,
        keys,
        focalPoints,
        consularDesks,
        eventVersions,
        others);
  }
}
