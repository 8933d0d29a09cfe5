package trm.evidence.directory;

/** The one role in which a node takes part. A country runs a node for each role it plays. */
public enum NodeRole {
  ORIGIN,
  TRANSIT,
  DESTINATION
}
