package trm.node.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.node.api.Problem.Field;
import trm.node.wire.RecordShape;
import trm.referral.Command;
import trm.referral.Guarded;

/**
 * Reads commands from JSON. A command's components are the fields; what tells about a person may be
 * left out and is then withheld, a list that is left out is empty. Every wrong field is reported.
 */
final class CommandReader {
  private final JsonMapper json;
  private final Map<String, Class<? extends Command>> commands;

  /**
   * Knows every command of the law.
   *
   * @param json reads the law's values
   */
  CommandReader(JsonMapper json) {
    this.json = json;
    this.commands =
        RecordShape.under(Command.class)
            .collect(Collectors.toMap(type -> kebab(type.getSimpleName()), type -> type));
  }

  /** {@code OfferHandover} as {@code offer-handover}. */
  static String kebab(String simpleName) {
    return simpleName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Every command's name. */
  Set<String> names() {
    return commands.keySet();
  }

  /**
   * Reads a command.
   *
   * @param given values that do not come from the body, by component
   * @throws ProblemException when the name is unknown or any field is wrong
   */
  Command read(String name, Map<String, JsonNode> fields, Map<String, ?> given) {
    Class<? extends Command> type = commands.get(name);
    if (type == null) {
      throw new ProblemException(ApiError.UNKNOWN_COMMAND);
    }
    return new Reading(fields, given).of(type);
  }

  private final class Reading {
    private final Map<String, JsonNode> left;
    private final Map<String, ?> given;
    private final List<Field> wrong = new ArrayList<>();

    Reading(Map<String, JsonNode> fields, Map<String, ?> given) {
      this.left = new TreeMap<>(fields);
      this.given = given;
    }

    <T extends Command> T of(Class<T> type) {
      RecordShape<T> shape = RecordShape.of(type);
      Object[] values = shape.components().stream().map(this::value).toArray();
      left.keySet().forEach(field -> wrong.add(new Field(field, "Is not a field here.")));
      if (!wrong.isEmpty()) {
        throw new ProblemException(Problem.ofFields(ApiError.FIELD_INVALID, wrong));
      }
      return make(shape, values);
    }

    private <T> T make(RecordShape<T> shape, @Nullable Object[] values) {
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
      JsonNode node = left.remove(component.getName());
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
        wrong.add(new Field(component.getName(), "Is missing."));
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
        return json.readValue(json.treeAsTokens(node), json.getTypeFactory().constructType(type));
      } catch (JacksonException e) {
        wrong.add(new Field(component.getName() + path(e), "Has no valid form."));
        return null;
      }
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
