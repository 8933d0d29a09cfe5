package trm.node.webhook;

/** Why nothing is delivered to a webhook any more. */
public enum DisabledFor {
  /** The receiver answered 410: it wants no more. */
  GONE,
  /** Nothing has succeeded for as long as the node is set to try. */
  FAILING,
  /** Its organisation is no partner of this node yet. */
  PARTNER_PENDING,
  /** Its organisation's system was shut out; each is enabled again by whoever looked at it. */
  PARTNER_SUSPENDED
}
