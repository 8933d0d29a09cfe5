package trm.referral;

import java.util.Collection;
import java.util.List;

/**
 * Something that a decision would tell a node, before it is known whether it may.
 *
 * @param stamp what the message says of its author
 */
public record Telling(CrossingEvent event, NodeId to, String purpose, Stamp stamp) {

  /** The same to several nodes. */
  public static List<Telling> toAll(
      CrossingEvent event, Collection<NodeId> nodes, String purpose, Stamp stamp) {
    return nodes.stream().map(node -> new Telling(event, node, purpose, stamp)).toList();
  }
}
