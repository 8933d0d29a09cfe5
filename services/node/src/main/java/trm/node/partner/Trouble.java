package trm.node.partner;

/** Why the last step did not succeed, for whoever keeps the node running. */
public enum Trouble {
  /** Keycloak did not answer, or was at fault itself; it is tried again. */
  IDENTITY_AWAY,
  /** Keycloak does not let this node manage clients or users. */
  NOT_ALLOWED,
  /** Keycloak has a client of that id which this node did not make for the partner. */
  CLIENT_ID_TAKEN,
  /** Keycloak does not take what it is told, such as a key. */
  REFUSED,
  /** The rules do not let every case be handed over; the journal of each case names the rules. */
  HANDOVER_REFUSED
}
