package trm.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One record of every kind, the same on every machine. All content is invented. */
final class Specimens {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

  private final EventCatalogue catalogue = new EventCatalogue();

  /** Everything told, every list with one entry. */
  SpecificRecord full(Schema schema) {
    return record(schema, true);
  }

  /** Nothing told that need not be, every list empty. */
  SpecificRecord sparse(Schema schema) {
    return record(schema, false);
  }

  private SpecificRecord record(Schema schema, boolean full) {
    SpecificRecord record = catalogue.blank(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema(), field.name(), full));
    }
    return record;
  }

  private @Nullable Object value(Schema schema, String name, boolean full) {
    return switch (schema.getType()) {
      case UNION -> full ? value(schema.getTypes().getLast(), name, true) : null;
      case RECORD -> record(schema, full);
      case ARRAY ->
          full ? Collections.singletonList(value(schema.getElementType(), name, true)) : List.of();
      case STRING -> name + " Сарнай 薩仁";
      case BYTES -> ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
      case BOOLEAN -> full;
      case LONG -> schema.getLogicalType() == null ? (Object) 7L : NOON;
      case INT -> LocalDate.of(2026, 3, 9);
      case MAP, ENUM, FIXED, FLOAT, DOUBLE, NULL ->
          throw new IllegalArgumentException("No schema of ours uses " + schema.getType());
    };
  }
}
