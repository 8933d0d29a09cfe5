package trm.evidence.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
 * @param askedAt when the node asked for what stands here, so that an older request does not follow
 *     a newer one; absent where it was not told
 * @param leftAt when it left in good standing; absent for a member
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
    List<String> agreements,
    @Nullable Instant askedAt,
    @Nullable Instant leftAt) {
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

  /** A member of which nobody told when it asked. */
  public NodeEntry(
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
    this(
        node,
        operatorKind,
        territory,
        role,
        operator,
        keys,
        focalPoints,
        consularDesks,
        eventVersions,
        agreements,
        null,
        null);
  }

  /** The same node with other keys. */
  public NodeEntry withKeys(List<PublishedKey> others) {
    return with(others, agreements, askedAt, leftAt);
  }

  /** The same node as a party to other agreements. */
  public NodeEntry withAgreements(List<String> others) {
    return with(keys, others, askedAt, leftAt);
  }

  /** The same node as a member that asked for this at that time. */
  public NodeEntry asked(Instant at) {
    return with(keys, agreements, at, null);
  }

  /** The same node as one that left. */
  public NodeEntry left(Instant at) {
    return with(keys, agreements, askedAt, at);
  }

  private NodeEntry with(
      List<PublishedKey> itsKeys,
      List<String> itsAgreements,
      @Nullable Instant asked,
      @Nullable Instant left) {
    return new NodeEntry(
        node,
        operatorKind,
        territory,
        role,
        operator,
        itsKeys,
        focalPoints,
        consularDesks,
        eventVersions,
        itsAgreements,
        asked,
        left);
  }
}
