package trm.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records as Avro single-object bytes: two marker bytes, the schema's fingerprint, the record, and
 * nothing after it. Reads what any release wrote; makes objects of the contract's own classes only.
 * Immutable and safe to share between threads; making one parses every schema, so make one.
 */
public final class SingleObject {
  private static final short MARKER = (short) 0xC301;

  private final Map<Long, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
  private final Map<String, List<RecordVersion>> versions = new HashMap<>();

  /** Knows every record of this release and every earlier shape of each. */
  public SingleObject() {
    this(ContractRecords.standingAlone(), ReleasedSchemas.inTheModule());
  }

  SingleObject(List<SpecificRecordBase> records, ReleasedSchemas released) {
    TrustedRecords model = new TrustedRecords();
    for (SpecificRecordBase record : records) {
      List<RecordVersion> shapes = shapesOf(record.getSchema(), released, model);
      versions.put(record.getSchema().getFullName(), shapes);
      shapes.forEach(shape -> readers.put(shape.fingerprint(), shape.reader()));
    }
  }

  private static List<RecordVersion> shapesOf(
      Schema today, ReleasedSchemas released, TrustedRecords model) {
    int newest = ContractRecords.versionOf(today);
    return IntStream.rangeClosed(1, newest)
        .mapToObj(version -> version == newest ? today : released.at(today.getName(), version))
        .map(then -> new RecordVersion(today, then, model))
        .toList();
  }

  /**
   * The record's bytes in the shape of this release.
   *
   * @throws IllegalArgumentException for a record that is not sent on its own
   */
  public byte[] encode(SpecificRecord record) {
    return shapes(record).getLast().write(record);
  }

  /**
   * The record's bytes in an earlier shape, for a receiver that reads no newer one.
   *
   * @param version from 1 to the version of this release
   * @throws IllegalArgumentException for a record that is not sent on its own, or a version that
   *     this release does not know
   */
  public byte[] encode(SpecificRecord record, int version) {
    List<RecordVersion> known = shapes(record);
    if (version < 1 || version > known.size()) {
      throw new IllegalArgumentException(
          "%s has versions 1 to %d, not %d"
              .formatted(record.getSchema().getName(), known.size(), version));
    }
    return known.get(version - 1).write(record);
  }

  private List<RecordVersion> shapes(SpecificRecord record) {
    List<RecordVersion> shapes = versions.get(record.getSchema().getFullName());
    if (shapes == null) {
      throw new IllegalArgumentException(
          record.getSchema().getFullName() + " is not sent on its own");
    }
    return shapes;
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
    if (bytes.length < RecordVersion.HEADER_LENGTH || header.getShort() != MARKER) {
      throw new MalformedRecordException("The bytes do not begin as a single object");
    }
    return header.order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static SpecificRecord read(SpecificDatumReader<SpecificRecord> reader, byte[] bytes) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                bytes,
                RecordVersion.HEADER_LENGTH,
                bytes.length - RecordVersion.HEADER_LENGTH,
                null);
    try {
      SpecificRecord record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedRecordException("Bytes follow after the record's end");
      }
      return record;
    } catch (IOException
        | AvroRuntimeException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) { // What Avro throws at lengths and branches that cannot be.
      throw new MalformedRecordException("The bytes end or stray inside the record", e);
    }
  }
}
