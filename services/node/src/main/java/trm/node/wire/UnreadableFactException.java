package trm.node.wire;

/**
 * A peer's body is a record of the contract but no fact of the law: an identifier that cannot be
 * one. The message names the field and never its content.
 */
public final class UnreadableFactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableFactException(String sentence) {
    super(sentence);
  }

  UnreadableFactException(String sentence, IllegalArgumentException refusal) {
    super(sentence, refusal);
  }
}
