package trm.schema;

/** The bytes name a schema that no release known here ever wrote. */
public final class UnknownSchemaException extends UnreadableRecordException {
  private static final long serialVersionUID = 1L;

  private final long fingerprint;

  UnknownSchemaException(long fingerprint) {
    super("No schema with fingerprint %016x is known".formatted(fingerprint));
    this.fingerprint = fingerprint;
  }

  /** CRC-64-AVRO of the schema that the bytes name. */
  public long fingerprint() {
    return fingerprint;
  }
}
