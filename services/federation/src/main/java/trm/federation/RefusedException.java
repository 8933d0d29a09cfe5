package trm.federation;

/** What was given can be read, and is not done all the same; the message says why. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
