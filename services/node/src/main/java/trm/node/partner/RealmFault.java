package trm.node.partner;

/**
 * Keycloak did not do what it was asked. Its own words may quote keys, so only the code is kept.
 */
public final class RealmFault extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Trouble trouble;

  public RealmFault(Trouble trouble) {
    super("Keycloak: " + trouble);
    this.trouble = trouble;
  }

  /** What was wrong. */
  public Trouble trouble() {
    return trouble;
  }
}
