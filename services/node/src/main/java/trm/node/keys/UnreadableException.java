package trm.node.keys;

/** Stored bytes do not decrypt under the key that their place names: they were tampered with. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException() {
    super("Stored bytes do not decrypt under the key of their place.");
  }
}
