package trm.node.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import trm.referral.Octets;
import trm.schema.EventCatalogue;

/** Finds the form of a type of the law under a schema, or says that they do not go together. */
final class Forms {
  private final EventCatalogue catalogue;

  Forms(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The form.
   *
   * @param where the field, for the sentence that says what is wrong
   * @throws IllegalArgumentException when the type cannot stand under the schema
   */
  Form of(Type type, Schema schema, String where) {
    return switch (schema.getType()) {
      case STRING -> ofText(type, where);
      case BOOLEAN -> same(type == Boolean.class || type == boolean.class, where);
      case LONG -> same(fitsLong(type, schema.getLogicalType()), where);
      case INT -> same(type == LocalDate.class && isLogical(schema, "date"), where);
      case BYTES -> ofOctets(type, where);
      case ARRAY -> ofList(type, schema.getElementType(), where);
      case RECORD -> ofRecord(type, schema, where);
      case UNION, MAP, ENUM, FIXED, FLOAT, DOUBLE, NULL -> throw mismatch(where);
    };
  }

  private static boolean fitsLong(Type type, @Nullable LogicalType logical) {
    return logical == null
        ? type == Long.class || type == long.class
        : type == Instant.class && logical.getName().equals("timestamp-millis");
  }

  private static boolean isLogical(Schema schema, String name) {
    return schema.getLogicalType() != null && schema.getLogicalType().getName().equals(name);
  }

  private static Form same(boolean fits, String where) {
    if (!fits) {
      throw mismatch(where);
    }
    return Form.SAME;
  }

  private static Form ofText(Type type, String where) {
    if (type == String.class) {
      return Form.SAME;
    }
    RecordShape<?> shape = RecordShape.of(recordClass(type, where));
    if (shape.components().size() != 1 || shape.components().getFirst().getType() != String.class) {
      throw mismatch(where);
    }
    return new Form(value -> textOf(value, shape), text -> made(shape, new Object[] {text}, where));
  }

  private static Object textOf(Object identifier, RecordShape<?> shape) {
    return Objects.requireNonNull(RecordShape.valueOf(identifier, shape.components().getFirst()));
  }

  private static Form ofOctets(Type type, String where) {
    if (type != Octets.class) {
      throw mismatch(where);
    }
    return new Form(
        octets -> ByteBuffer.wrap(((Octets) octets).bytes()),
        buffer -> Octets.of(bytesOf((ByteBuffer) buffer)));
  }

  private static byte[] bytesOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private Form ofList(Type type, Schema elements, String where) {
    if (!(type instanceof ParameterizedType list) || list.getRawType() != List.class) {
      throw mismatch(where);
    }
    Form element = of(list.getActualTypeArguments()[0], elements, where + "[]");
    return new Form(each(element.toAvro()), each(element.fromAvro()));
  }

  private static UnaryOperator<Object> each(UnaryOperator<Object> change) {
    return list -> ((List<?>) list).stream().map(element -> change.apply(element)).toList();
  }

  private Form ofRecord(Type type, Schema schema, String where) {
    return new RecordForm<>(recordClass(type, where), schema, List.of(), this).form(catalogue);
  }

  private static Class<?> recordClass(Type type, String where) {
    if (type instanceof Class<?> found && found.isRecord()) {
      return found;
    }
    throw mismatch(where);
  }

  static Object made(RecordShape<?> shape, @Nullable Object[] values, String where) {
    try {
      return shape.create(values);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFactException(where + " holds what the law does not accept", e);
    }
  }

  private static IllegalArgumentException mismatch(String where) {
    return new IllegalArgumentException(where + " has one type in the law and another on the wire");
  }
}
