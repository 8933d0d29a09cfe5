package trm.evidence.directory;

/**
 * Who runs a node. Consents and their exceptions resolve through it, so a directory that names a
 * kind unknown to this release is not read: a state taken for something else could receive what a
 * person withheld from states.
 */
public enum OperatorKind {
  STATE_AUTHORITY,
  NGO_NETWORK,
  INTERNATIONAL_ORGANISATION
}
