package trm.schema;

/** The bytes are no single-object encoding, or not what the schema that they name says. */
public final class MalformedRecordException extends UnreadableRecordException {
  private static final long serialVersionUID = 1L;

  MalformedRecordException(String sentence) {
    super(sentence);
  }

  MalformedRecordException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
