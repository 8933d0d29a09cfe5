package trm.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * One version of a record: reads its bytes into today's shape and writes today's record as it. Safe
 * to share between threads, as Avro's encoders are; making one of them takes the schema's
 * fingerprint, which is dearer than all that it writes.
 */
final class RecordVersion {
  static final int HEADER_LENGTH = 10;

  private final Schema today;
  private final Schema then;
  private final TrustedRecords model;
  private final BinaryMessageEncoder<SpecificRecord> ofToday;
  private final BinaryMessageEncoder<Object> ofThen;

  /**
   * @param today the shape that the generated class has
   * @param then the shape of this version
   */
  RecordVersion(Schema today, Schema then, TrustedRecords model) {
    this.today = today;
    this.then = then;
    this.model = model;
    this.ofToday = new BinaryMessageEncoder<>(model, today);
    this.ofThen = new BinaryMessageEncoder<>(GenericData.get(), then);
  }

  long fingerprint() {
    return SchemaNormalization.parsingFingerprint64(then);
  }

  SpecificDatumReader<SpecificRecord> reader() {
    return new SpecificDatumReader<>(then, today, model);
  }

  byte[] write(SpecificRecord record) {
    byte[] bytes = bytesOf(ofToday, record);
    return then.equals(today) ? bytes : rewritten(bytes);
  }

  /** Schema resolution leaves out what the earlier shape did not have. */
  private byte[] rewritten(byte[] bytes) {
    GenericDatumReader<Object> resolver = new GenericDatumReader<>(today, then);
    try {
      Object record =
          resolver.read(
              null,
              DecoderFactory.get()
                  .binaryDecoder(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH, null));
      return bytesOf(ofThen, record);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be read", e);
    }
  }

  private static <T> byte[] bytesOf(BinaryMessageEncoder<T> encoder, T record) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      encoder.encode(record, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written", e);
    }
  }
}
