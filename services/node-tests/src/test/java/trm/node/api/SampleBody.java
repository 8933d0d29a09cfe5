package trm.node.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import trm.node.wire.RecordShape;
import trm.referral.Identifier;
import trm.referral.Octets;
import trm.referral.Part;

/**
 * A body in which no field is left out, made of the form of its record; and what may go from it.
 */
final class SampleBody {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> ONE_TEXTS =
      List.of("6f1c0b1e-5a3d-4c57-9b55-0f3c1d2e4a5b", "mn-origin", "00".repeat(32), "case");

  private SampleBody() {}

  /** An object with every field of a record, each in every record inside it too. */
  static ObjectNode of(Class<?> type) {
    ObjectNode object = NODES.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = RecordReader.nameOf(component);
      object.set(name, of(component.getGenericType(), name));
    }
    return object;
  }

  /** The pointer to every field that it has. */
  static List<String> fieldsOf(JsonNode node) {
    List<String> fields = new ArrayList<>();
    add(node, "", fields);
    return fields;
  }

  private static void add(JsonNode node, String at, List<String> fields) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.add(at + "/" + field.getKey());
      add(field.getValue(), at + "/" + field.getKey(), fields);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(node.get(i), at + "/" + i, fields);
    }
  }

  /** The same without one field. */
  static ObjectNode without(ObjectNode body, String field) {
    ObjectNode copy = body.deepCopy();
    int name = field.lastIndexOf('/');
    ((ObjectNode) copy.at(field.substring(0, name))).remove(field.substring(name + 1));
    return copy;
  }

  private static JsonNode of(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      Type content = generic.getActualTypeArguments()[0];
      return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
        case "List" -> NODES.arrayNode().add(of(content, name));
        case "Map" -> NODES.objectNode();
        default -> of(content, name);
      };
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return NODES.stringNode(plain.getEnumConstants()[0].toString());
    }
    return plain.isRecord() && !isOneText(plain) ? of(plain) : value(plain, name);
  }

  private static boolean isOneText(Class<?> type) {
    return Identifier.class.isAssignableFrom(type) || type == Octets.class || type == Part.class;
  }

  private static JsonNode value(Class<?> type, String name) {
    if (type == boolean.class || type == Boolean.class) {
      return NODES.booleanNode(true);
    }
    if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
      return NODES.numberNode(1);
    }
    if (type == JsonNode.class) {
      return NODES.objectNode();
    }
    return NODES.stringNode(isOneText(type) ? oneText(type) : text(type, name));
  }

  private static String text(Class<?> type, String name) {
    if (type == LocalTime.class) {
      return name.equals("until") ? "11:00" : "09:00";
    }
    Map<Class<?>, String> forms =
        Map.of(
            Instant.class,
            "2026-03-02T12:00:00Z",
            LocalDate.class,
            "2026-03-02",
            UUID.class,
            ONE_TEXTS.getFirst());
    return forms.getOrDefault(type, name.equals("zone") ? "Asia/Ulaanbaatar" : "A");
  }

  private static String oneText(Class<?> type) {
    for (String text : ONE_TEXTS) {
      try {
        RecordShape.of(type).create(new Object[] {text});
        return text;
      } catch (IllegalArgumentException e) {
        // Another one of them has the form.
      }
    }
    throw new IllegalStateException("No sample of " + type);
  }
}
