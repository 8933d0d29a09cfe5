package trm.client;

/** The realm gave no token: the client, its key or its secret is not known there. */
public final class SignInRefusedException extends NodeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String error;

  SignInRefusedException(int status, String error, String description) {
    super("The realm gave no token: %d %s %s".formatted(status, error, description).strip(), null);
    this.status = status;
    this.error = error;
  }

  /** The HTTP status of the realm's answer. */
  public int status() {
    return status;
  }

  /** The OAuth 2 error code, such as {@code invalid_client}; empty when there was none. */
  public String error() {
    return error;
  }
}
