package trm.schema;

/**
 * Bytes from outside are not a record that this release can read. Not a fault of our own: trying
 * again changes nothing. Messages name schemas and positions, never content.
 */
public abstract sealed class UnreadableRecordException extends RuntimeException
    permits UnknownSchemaException, MalformedRecordException {
  private static final long serialVersionUID = 1L;

  UnreadableRecordException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  UnreadableRecordException(String sentence) {
    super(sentence);
  }
}
