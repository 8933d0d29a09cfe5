package trm.referral.consent;

import trm.referral.DirectoryView.NodeView;
import trm.referral.OrganisationId;

/** How the words of a consent name nodes: by id, by an organisation of a node, or by kind. */
public final class Receivers {
  /** The exception by which a person keeps the authorities of the own country out. */
  public static final String ORIGIN_AUTHORITIES = "ORIGIN_AUTHORITIES";

  private static final String KIND = "kind:";

  private Receivers() {}

  /** Whether a receiver's text means this node. */
  static boolean names(String text, NodeView node) {
    return text.equals(node.node().value())
        || text.startsWith(node.node().value() + "/")
        || text.equals(KIND + node.operatorKind());
  }

  /** Whether a receiver's text means this organisation of a node. */
  static boolean names(String text, NodeView node, OrganisationId organisation) {
    return text.contains("/") ? text.equals(node.node() + "/" + organisation) : names(text, node);
  }

  /** Whether an exception means this organisation of a node. */
  static boolean rulesOut(String text, NodeView node, OrganisationId organisation) {
    return (text.contains("/") && isUnderstood(text))
        ? names(text, node, organisation)
        : rulesOut(text, node);
  }

  /** Whether a text means this one node and no other. */
  static boolean namesAlone(String text, NodeView node) {
    return !text.startsWith(KIND) && names(text, node);
  }

  /** Whether an exception means this node. A text that nobody understands rules everybody out. */
  static boolean rulesOut(String text, NodeView node) {
    return text.equals(ORIGIN_AUTHORITIES)
        ? node.isOriginAuthority()
        : names(text, node) || !isUnderstood(text);
  }

  /** Whether a text has one of the forms of a receiver or an exception. */
  public static boolean isUnderstood(String text) {
    return text.equals(ORIGIN_AUTHORITIES)
        || text.matches("kind:(STATE_AUTHORITY|NGO_NETWORK|INTERNATIONAL_ORGANISATION)")
        || text.matches("[a-z][a-z0-9-]{2,39}(/[^\\s/]{1,64})?");
  }
}
