package trm.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The disclosure class of every field of a record, read from its schema. A field of a nested record
 * has the class of the field that holds it, so that withholding the outer field withholds the
 * whole.
 */
public final class Disclosure {
  private Disclosure() {}

  /**
   * The classes of the record's own fields, in the schema's order.
   *
   * @throws IllegalArgumentException naming the first field, nested ones included, that states no
   *     class, an unknown class, or another class than the field that holds it
   */
  public static Map<String, DisclosureClass> of(Schema record) {
    Map<String, DisclosureClass> classes = new LinkedHashMap<>();
    for (Schema.Field field : record.getFields()) {
      DisclosureClass stated = classOf(record, field);
      requireSameWithin(field.schema(), stated);
      classes.put(field.name(), stated);
    }
    return classes;
  }

  private static DisclosureClass classOf(Schema record, Schema.Field field) {
    String name = record.getName() + "." + field.name();
    String letter =
        Optional.ofNullable(field.getProp("disclosure"))
            .orElseThrow(() -> new IllegalArgumentException(name + " states no disclosure class"));
    try {
      return DisclosureClass.valueOf(letter);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " states an unknown class, " + letter, e);
    }
  }

  private static void requireSameWithin(Schema schema, DisclosureClass outer) {
    switch (schema.getType()) {
      case ARRAY -> requireSameWithin(schema.getElementType(), outer);
      case UNION -> schema.getTypes().forEach(branch -> requireSameWithin(branch, outer));
      case RECORD ->
          of(schema)
              .forEach(
                  (inner, stated) -> {
                    if (stated != outer) {
                      throw new IllegalArgumentException(
                          "%s.%s is of class %s inside a field of class %s"
                              .formatted(schema.getName(), inner, stated, outer));
                    }
                  });
      case MAP, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }
}
