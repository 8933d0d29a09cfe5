package trm.node.wire;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import trm.referral.AttachmentId;

/**
 * The contents of the files that a message has. On the wire each stands in its record; at home it
 * rests beside the facts, so that a case is read without its pictures.
 */
final class Enclosures {
  private static final String APART = "restsApart";
  private static final String ID = "attachmentId";

  private Enclosures() {}

  /** Whether the field is one that the law's record does not have. */
  static boolean restsApart(Schema.Field field) {
    return field.getObjectProp(APART) != null;
  }

  static void fill(IndexedRecord record, Function<AttachmentId, byte[]> contents) {
    files(record).forEach(file -> file.put(place(file), ByteBuffer.wrap(contents.apply(id(file)))));
  }

  /** What came, by its id; of two with one id the last. */
  static Map<AttachmentId, byte[]> of(IndexedRecord record) {
    Map<AttachmentId, byte[]> contents = new HashMap<>();
    files(record)
        .forEach(file -> contents.put(id(file), bytes((ByteBuffer) file.get(place(file)))));
    return contents;
  }

  private static Stream<IndexedRecord> files(IndexedRecord record) {
    return record.getSchema().getFields().stream()
        .map(field -> record.get(field.pos()))
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.empty())
        .filter(IndexedRecord.class::isInstance)
        .map(IndexedRecord.class::cast)
        .filter(nested -> nested.getSchema().getFields().stream().anyMatch(Enclosures::restsApart));
  }

  private static int place(IndexedRecord file) {
    return file.getSchema().getFields().stream()
        .filter(Enclosures::restsApart)
        .findFirst()
        .orElseThrow()
        .pos();
  }

  private static AttachmentId id(IndexedRecord file) {
    return new AttachmentId((String) file.get(file.getSchema().getField(ID).pos()));
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
