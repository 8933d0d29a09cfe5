package trm.node;

/** The role in which a node takes part in cases; a country runs a node for each role it plays. */
public enum NodeRole {
  ORIGIN,
  TRANSIT,
  DESTINATION
}
