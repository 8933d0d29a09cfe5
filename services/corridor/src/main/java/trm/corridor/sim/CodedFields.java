package trm.corridor.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import trm.schema.CodeList;
import trm.schema.EventCatalogue;

/** The codes that fields of events may hold, by the fields' names, which commands share. */
final class CodedFields {
  private final Map<String, List<String>> codes = new HashMap<>();

  private CodedFields() {}

  static Map<String, List<String>> of(EventCatalogue catalogue) {
    CodedFields found = new CodedFields();
    found.put("measure", "measures");
    found.put("language", "ISO-639");
    catalogue.events().forEach(event -> found.add(event.schema()));
    return Map.copyOf(found.codes);
  }

  private void add(Schema schema) {
    switch (schema.getType()) {
      case RECORD ->
          schema
              .getFields()
              .forEach(
                  field -> {
                    String list = field.getProp("codes");
                    if (list != null) {
                      put(field.name(), list);
                    }
                    add(field.schema());
                  });
      case ARRAY -> add(schema.getElementType());
      case UNION -> schema.getTypes().forEach(this::add);
      case MAP, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private void put(String field, String list) {
    Stream<String> known = codes.getOrDefault(field, List.of()).stream();
    Stream<String> more = CodeList.named(list).codes().stream();
    codes.put(field, Stream.concat(known, more).distinct().sorted().toList());
  }
}
