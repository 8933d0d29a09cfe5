package trm.referral;

import java.util.Map;
import java.util.Optional;

/** What the signed directory says today, as far as the law asks. */
public record DirectoryView(Map<NodeId, NodeView> nodes) {
  public DirectoryView {
    nodes = Map.copyOf(nodes);
  }

  /**
   * One node.
   *
   * @param operatorKind {@code STATE_AUTHORITY}, {@code NGO_NETWORK} or {@code
   *     INTERNATIONAL_ORGANISATION}
   * @param role {@code ORIGIN}, {@code TRANSIT} or {@code DESTINATION}
   */
  public record NodeView(NodeId node, String operatorKind, String role, String territory) {
    /** Whether it speaks for the state to which the person may return. */
    public boolean isOriginAuthority() {
      return role.equals("ORIGIN") && operatorKind.equals("STATE_AUTHORITY");
    }
  }

  /** What is said of a node; empty when the directory does not vouch for it. */
  public Optional<NodeView> find(NodeId node) {
    return Optional.ofNullable(nodes.get(node));
  }
}
