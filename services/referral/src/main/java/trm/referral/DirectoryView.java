package trm.referral;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
   * @param inHerCountry whether the person of the case is, or may be, of this territory
   */
  public record NodeView(
      NodeId node, String operatorKind, String role, String territory, boolean inHerCountry) {
    /** A node as the directory has it, which knows no case. */
    public NodeView(NodeId node, String operatorKind, String role, String territory) {
      this(node, operatorKind, role, territory, false);
    }

    /**
     * Whether it speaks for a state that is the person's own. A state runs a node for each role: in
     * her country every one of them is its authority. One in the role of an origin is asked as one,
     * and so counts in every case.
     */
    public boolean isOriginAuthority() {
      return isAuthority() && (inHerCountry || role.equals("ORIGIN"));
    }

    /** Whether a state runs it. */
    public boolean isAuthority() {
      return operatorKind.equals("STATE_AUTHORITY");
    }

    private NodeView marked(boolean hers) {
      return new NodeView(node, operatorKind, role, territory, hers);
    }
  }

  /** What is said of a node; empty when the directory does not vouch for it. */
  public Optional<NodeView> find(NodeId node) {
    return Optional.ofNullable(nodes.get(node));
  }

  /** The same nodes, of which each says whether it is in the person's country. */
  public DirectoryView marking(Predicate<NodeView> isHers) {
    return new DirectoryView(
        nodes.values().stream()
            .map(node -> node.marked(isHers.test(node)))
            .collect(Collectors.toMap(NodeView::node, Function.identity())));
  }
}
