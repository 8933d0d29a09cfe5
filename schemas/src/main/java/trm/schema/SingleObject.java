package trm.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records as Avro single-object bytes: two marker bytes, the schema's fingerprint, the record, and
 * nothing after it. Reads what any release wrote; makes objects of the contract's own classes only.
 * Immutable and safe to share between threads; making one parses every schema, so make one.
 */
public final class SingleObject {
  private static final int HEADER_LENGTH = 10;
  private static final short MARKER = (short) 0xC301;

  private final Map<Long, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
  private final Map<String, BinaryMessageEncoder<SpecificRecord>> writers = new HashMap<>();

  /** Knows every record of this release. */
  public SingleObject() {
    TrustedRecords model = new TrustedRecords();
    for (SpecificRecordBase record : ContractRecords.standingAlone()) {
      Schema schema = record.getSchema();
      readers.put(
          SchemaNormalization.parsingFingerprint64(schema),
          new SpecificDatumReader<>(schema, schema, model));
      writers.put(schema.getFullName(), new BinaryMessageEncoder<>(model, schema));
    }
  }

  /**
   * The record's bytes in the shape of this release.
   *
   * @throws IllegalArgumentException for a record that does not stand alone
   */
  public byte[] encode(SpecificRecord record) {
    BinaryMessageEncoder<SpecificRecord> writer = writers.get(record.getSchema().getFullName());
    if (writer == null) {
      throw new IllegalArgumentException(
          record.getSchema().getFullName() + " is not sent on its own");
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writer.encode(record, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written", e);
    }
  }

  /**
   * Reads a record of whatever kind, in the shape of this release.
   *
   * @throws UnknownSchemaException when no release known here wrote such a record
   * @throws MalformedRecordException when the bytes are not what they say, to the last byte
   */
  public SpecificRecord decode(byte[] bytes) {
    long fingerprint = fingerprintOf(bytes);
    SpecificDatumReader<SpecificRecord> reader = readers.get(fingerprint);
    if (reader == null) {
      throw new UnknownSchemaException(fingerprint);
    }
    return read(reader, bytes);
  }

  /**
   * Reads a record of the kind that the caller expects.
   *
   * @throws UnknownSchemaException when no release known here wrote such a record
   * @throws MalformedRecordException when the bytes are not what they say, or another record
   */
  public <T extends SpecificRecord> T decode(byte[] bytes, Class<T> expected) {
    SpecificRecord record = decode(bytes);
    if (!expected.isInstance(record)) {
      throw new MalformedRecordException(
          "The bytes hold " + record.getSchema().getName() + ", not " + expected.getSimpleName());
    }
    return expected.cast(record);
  }

  private static long fingerprintOf(byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    if (bytes.length < HEADER_LENGTH || header.getShort() != MARKER) {
      throw new MalformedRecordException("The bytes do not begin as a single object");
    }
    return header.order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static SpecificRecord read(SpecificDatumReader<SpecificRecord> reader, byte[] bytes) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH, null);
    try {
      SpecificRecord record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedRecordException("Bytes follow after the record's end");
      }
      return record;
    } catch (IOException | AvroRuntimeException e) {
      throw new MalformedRecordException("The bytes end or stray inside the record", e);
    }
  }
}
