package trm.node.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.referral.Guarded;

/**
 * One event's record as JSON in two halves. The clear half says of a guarded component only that it
 * was never there, so that what is missing later is known to be erased.
 */
final class StoredForm<R> {
  private static final String WITHHELD = "withheld";

  private final Class<R> type;
  private final RecordShape<R> shape;
  private final JsonMapper json;
  private final Map<RecordComponent, JavaType> types;

  StoredForm(Class<R> type, JsonMapper json) {
    this.type = type;
    this.shape = RecordShape.of(type);
    this.json = json;
    this.types =
        shape.components().stream().collect(Collectors.toMap(Function.identity(), this::contentOf));
  }

  /** The halves; there is no secret one when nothing guarded is held. */
  record Halves(ObjectNode clear, @Nullable ObjectNode secret) {}

  String name() {
    return type.getSimpleName();
  }

  Halves split(Object event) {
    ObjectNode clear = json.createObjectNode();
    ObjectNode secret = json.createObjectNode();
    for (RecordComponent component : shape.components()) {
      switch (RecordShape.valueOf(event, component)) {
        case Guarded.Held<?> held ->
            secret.set(component.getName(), json.valueToTree(held.content()));
        case Guarded.Withheld<?> withheld -> clear.withArray(WITHHELD).add(component.getName());
        case Guarded.Erased<?> erased -> {}
        case null -> clear.putNull(component.getName());
        case Object plain -> clear.set(component.getName(), json.valueToTree(plain));
      }
    }
    return new Halves(clear, secret.isEmpty() ? null : secret);
  }

  R join(ObjectNode clear, @Nullable ObjectNode secret) {
    return shape.create(
        shape.components().stream()
            .map(component -> component(component, clear, secret))
            .toArray());
  }

  private @Nullable Object component(
      RecordComponent component, ObjectNode clear, @Nullable ObjectNode secret) {
    if (component.getType() == Guarded.class) {
      return guarded(component, clear, secret);
    }
    JsonNode stored = clear.get(component.getName());
    return stored == null ? addedSince(component) : value(stored, component);
  }

  /** A fact that an earlier release wrote lacks what the event gained since. */
  private @Nullable Object addedSince(RecordComponent component) {
    if (component.getType() == List.class) {
      return List.of();
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    throw new IllegalArgumentException("A stored " + name() + " lacks " + component.getName());
  }

  private Guarded<?> guarded(
      RecordComponent component, ObjectNode clear, @Nullable ObjectNode secret) {
    if (isWithheld(component.getName(), clear)) {
      return Guarded.withheld();
    }
    JsonNode told = secret == null ? null : secret.get(component.getName());
    return told == null
        ? Guarded.erased()
        : Guarded.of(Objects.requireNonNull(value(told, component)));
  }

  private static boolean isWithheld(String name, ObjectNode clear) {
    JsonNode withheld = clear.get(WITHHELD);
    return withheld != null
        && withheld.valueStream().anyMatch(entry -> entry.stringValue().equals(name));
  }

  private @Nullable Object value(JsonNode node, RecordComponent component) {
    return node.isNull()
        ? null
        : json.treeToValue(node, Objects.requireNonNull(types.get(component)));
  }

  /** Of a guarded component the type of what is guarded. */
  private JavaType contentOf(RecordComponent component) {
    Type type = component.getGenericType();
    return json.constructType(
        component.getType() == Guarded.class
            ? ((ParameterizedType) type).getActualTypeArguments()[0]
            : type);
  }
}
