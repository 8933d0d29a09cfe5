package trm.node.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import trm.node.api.Problem.Field;
import trm.node.wire.RecordShape;
import trm.referral.Guarded;

/**
 * Reads records from JSON. The components are the fields; what tells about a person may be left out
 * and is then withheld, a list that is left out is empty. A record inside is read likewise. Every
 * wrong field is reported.
 */
final class RecordReader {
  private final JsonMapper json;

  /**
   * Reads records.
   *
   * @param json reads the values of the components
   */
  RecordReader(JsonMapper json) {
    this.json = WholeRecords.over(json);
  }

  /**
   * Reads a record.
   *
   * @param given values that do not come from the body, by component
   * @throws ProblemException when any field is wrong
   */
  <R> R read(Class<R> type, Map<String, JsonNode> fields, Map<String, ?> given) {
    return new Reading(fields, given).of(type);
  }

  /** The name of a component in JSON. */
  static String nameOf(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private final class Reading {
    private final Map<String, JsonNode> left;
    private final Map<String, ?> given;
    private final List<Field> wrong = new ArrayList<>();

    Reading(Map<String, JsonNode> fields, Map<String, ?> given) {
      this.left = new TreeMap<>(fields);
      this.given = given;
    }

    <R> R of(Class<R> type) {
      RecordShape<R> shape = RecordShape.of(type);
      Object[] values = shape.components().stream().map(this::value).toArray();
      left.keySet().forEach(field -> wrong.add(new Field(field, "Is not a field here.")));
      if (!wrong.isEmpty()) {
        throw new ProblemException(Problem.ofFields(ApiError.FIELD_INVALID, wrong));
      }
      return make(shape, values);
    }

    private <R> R make(RecordShape<R> shape, @Nullable Object[] values) {
      try {
        return shape.create(values);
      } catch (IllegalArgumentException e) {
        throw new ProblemException(
            Problem.ofFields(ApiError.FIELD_INVALID, List.of(new Field("", "" + e.getMessage()))));
      }
    }

    private @Nullable Object value(RecordComponent component) {
      Object known = given.get(component.getName());
      if (known != null) {
        return known;
      }
      JsonNode node = left.remove(nameOf(component));
      return node == null || node.isNull() ? absent(component) : present(component, node);
    }

    private @Nullable Object absent(RecordComponent component) {
      if (component.getType() == Guarded.class) {
        return Guarded.withheld();
      }
      if (component.getType() == List.class) {
        return List.of();
      }
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        wrong.add(new Field(nameOf(component), "Is missing."));
      }
      return null;
    }

    private @Nullable Object present(RecordComponent component, JsonNode node) {
      Type type = component.getGenericType();
      if (component.getType() == Guarded.class) {
        Object content =
            content(((ParameterizedType) type).getActualTypeArguments()[0], component, node);
        return content == null ? null : Guarded.of(content);
      }
      return content(type, component, node);
    }

    private @Nullable Object content(Type type, RecordComponent component, JsonNode node) {
      try {
        return held(
            json.readValue(json.treeAsTokens(node), json.getTypeFactory().constructType(type)),
            component);
      } catch (JacksonException e) {
        String sentence =
            e instanceof UnrecognizedPropertyException
                ? "Is not a field here."
                : "Has no valid form.";
        wrong.add(new Field(nameOf(component) + path(e), sentence));
        return null;
      }
    }

    /** A text may be read as nothing at all, which is not what was asked for. */
    private @Nullable Object held(@Nullable Object value, RecordComponent component) {
      if (value == null) {
        wrong.add(new Field(nameOf(component), "Has no valid form."));
      }
      return value;
    }

    private static String path(JacksonException e) {
      return e.getPath().stream()
          .map(
              step ->
                  step.getPropertyName() == null
                      ? "[" + step.getIndex() + "]"
                      : "." + step.getPropertyName())
          .collect(Collectors.joining());
    }
  }
}
