package trm.node.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has records inside a body read as strictly as the body itself: what is not nullable must be
 * there, a list that is left out is empty, and a field that nobody knows is refused. Else a
 * misspelt field would be lost without a word, and half a record would come as far as the law.
 */
final class WholeRecords extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  private WholeRecords() {}

  /** A mapper that reads as this one, and records whole. */
  static JsonMapper over(JsonMapper json) {
    return json.rebuild()
        .annotationIntrospector(
            AnnotationIntrospector.pair(
                json.deserializationConfig().getAnnotationIntrospector(), new WholeRecords()))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        // A place in a list that holds nothing, and an empty text for a time, are no values either.
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
        .withCoercionConfigDefaults(
            texts -> texts.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .build();
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    RecordComponent component = componentOf(member);
    return component == null ? null : isNeeded(component);
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
    RecordComponent component = componentOf(member);
    if (component == null) {
      return JsonSetter.Value.empty();
    }
    if (component.getType() == List.class) {
      return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    }
    return isNeeded(component)
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : JsonSetter.Value.empty();
  }

  private static boolean isNeeded(RecordComponent component) {
    return component.getType() != List.class
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable RecordComponent componentOf(Annotated member) {
    if (!(member instanceof AnnotatedParameter parameter)) {
      return null;
    }
    RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
    boolean isCanonical =
        components != null && parameter.getOwner().getParameterCount() == components.length;
    return isCanonical ? components[parameter.getIndex()] : null;
  }
}
