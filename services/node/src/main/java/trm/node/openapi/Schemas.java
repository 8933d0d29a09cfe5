package trm.node.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.referral.Guarded;
import trm.referral.Identifier;
import trm.referral.Octets;
import trm.referral.Part;

/**
 * JSON Schemas (draft 2020-12) of records, as the interface reads and writes them. Every record but
 * the outermost of a body has a name of its own under {@code #/components/schemas}. A record that
 * is read is another schema than the same one written: whoever sends it may leave out what an
 * answer always has.
 */
final class Schemas {
  private static final String REFERENCE = "#/components/schemas/";
  private final JsonMapper json;
  private final Map<String, ObjectNode> named = new TreeMap<>();
  private final Map<String, Class<?>> owners = new HashMap<>();

  Schemas(JsonMapper json) {
    this.json = json;
  }

  /** Every named schema that was used. */
  Map<String, ObjectNode> named() {
    return named;
  }

  /** Which way a record goes. */
  private enum Way {
    WRITTEN,
    READ
  }

  /** Where the schema of a record that is written stands. */
  ObjectNode referenceTo(Class<?> type) {
    return referenceTo(type, Way.WRITTEN);
  }

  private ObjectNode referenceTo(Class<?> type, Way way) {
    String name = type.getSimpleName() + (way == Way.READ ? "Taken" : "");
    Class<?> owner = owners.putIfAbsent(name, type);
    if (owner == null) {
      ObjectNode schema = object();
      named.put(name, schema);
      if (way == Way.READ) {
        addTaken(type, Set.of(), schema);
      } else {
        addComponents(type, schema, false);
      }
    } else if (owner != type) {
      throw new IllegalStateException("Two records of the interface are called " + name + ".");
    }
    return json.createObjectNode().put("$ref", REFERENCE + name);
  }

  /** The schema of a body: what may be withheld may be left out, and so may a list. */
  ObjectNode body(Class<?> type, Set<String> withoutComponents) {
    ObjectNode schema = object();
    addTaken(type, withoutComponents, schema);
    return schema;
  }

  private void addTaken(Class<?> type, Set<String> withoutComponents, ObjectNode schema) {
    schema.put("additionalProperties", false);
    for (RecordComponent component : type.getRecordComponents()) {
      if (!withoutComponents.contains(component.getName())) {
        add(component, schema, isOptional(component), Way.READ);
      }
    }
  }

  private ObjectNode object() {
    return json.createObjectNode().put("type", "object");
  }

  private void addComponents(Class<?> type, ObjectNode schema, boolean leavesOutNull) {
    JsonInclude include = type.getAnnotation(JsonInclude.class);
    boolean without = leavesOutNull || include != null;
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        addComponents(component.getType(), schema, false);
      } else {
        boolean leftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class);
        add(
            component,
            schema,
            leftOut || (without && isEverEmpty(component, include)),
            Way.WRITTEN);
      }
    }
  }

  private static boolean isEverEmpty(RecordComponent component, @Nullable JsonInclude include) {
    return isNullable(component)
        || (include != null
            && include.value() == JsonInclude.Include.NON_EMPTY
            && component.getType() == List.class);
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getType() == Guarded.class
        || component.getType() == List.class
        || isNullable(component);
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private void add(RecordComponent component, ObjectNode schema, boolean optional, Way way) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    String name = given == null ? component.getName() : given.value();
    ObjectNode value = of(component.getGenericType(), way);
    schema.withObject("/properties").set(name, isNullable(component) ? orNull(value) : value);
    if (!optional) {
      schema.withArray("/required").add(name);
    }
  }

  /** The schema of a value that is written, or of a plain one. */
  ObjectNode of(Type type) {
    return of(type, Way.WRITTEN);
  }

  private ObjectNode of(Type type, Way way) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, way);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == JsonNode.class) {
      return json.createObjectNode();
    }
    if (plain.isEnum()) {
      return codes(plain.getEnumConstants());
    }
    return isOneText(plain) || !plain.isRecord() ? scalar(plain) : referenceTo(plain, way);
  }

  /** As the law's values are written: an identifier, octets and a part are one text. */
  private static boolean isOneText(Class<?> type) {
    return Identifier.class.isAssignableFrom(type) || type == Octets.class || type == Part.class;
  }

  private ObjectNode generic(ParameterizedType type, Way way) {
    Type[] arguments = type.getActualTypeArguments();
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw == Guarded.class) {
      return orNull(of(arguments[0], way));
    }
    if (raw == Map.class) {
      ObjectNode map = object();
      map.set("additionalProperties", of(arguments[1], way));
      return map;
    }
    ObjectNode array = json.createObjectNode().put("type", "array");
    array.set("items", of(arguments[0], way));
    return array;
  }

  private ObjectNode codes(Object[] constants) {
    ObjectNode schema = json.createObjectNode().put("type", "string");
    ArrayNode codes = schema.putArray("enum");
    Arrays.stream(constants).forEach(code -> codes.add(code.toString()));
    return schema;
  }

  private ObjectNode scalar(Class<?> type) {
    ObjectNode schema = json.createObjectNode();
    if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (type == long.class || type == Long.class) {
      return schema.put("type", "integer").put("format", "int64");
    }
    if (type == int.class || type == Integer.class) {
      return schema.put("type", "integer").put("format", "int32");
    }
    schema.put("type", "string");
    if (type == LocalTime.class) {
      return schema.put("pattern", "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$");
    }
    String format =
        Map.of(Instant.class, "date-time", LocalDate.class, "date", UUID.class, "uuid").get(type);
    return format == null ? schema : schema.put("format", format);
  }

  private ObjectNode orNull(ObjectNode schema) {
    JsonNode type = schema.get("type");
    if (type != null && type.isString() && !schema.has("enum")) {
      ArrayNode types = json.createArrayNode().add(type.stringValue()).add("null");
      schema.set("type", types);
      return schema;
    }
    if (schema.isEmpty() || (type != null && type.isArray())) {
      return schema;
    }
    ObjectNode either = json.createObjectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }
}
