package trm.node.disclosure;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import trm.node.wire.RecordShape;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.Guarded;
import trm.schema.Disclosure;

/** The fields of one event, each with its class and whether the schema lets it be absent. */
final class EventFields<E extends CrossingEvent> {
  private final Class<E> type;
  private final RecordShape<E> shape;
  private final List<Field> fields;

  private record Field(RecordComponent component, DisclosureClass stated, boolean nullable) {
    String name() {
      return component.getName();
    }
  }

  EventFields(Class<E> type, Schema schema) {
    this.type = type;
    this.shape = RecordShape.of(type);
    Map<String, trm.schema.DisclosureClass> classes = Disclosure.of(schema);
    this.fields =
        shape.components().stream()
            .map(
                component ->
                    new Field(
                        component,
                        DisclosureClass.valueOf(String.valueOf(classes.get(component.getName()))),
                        schema.getField(component.getName()).schema().isNullable()))
            .toList();
  }

  String name() {
    return type.getSimpleName();
  }

  Disclosed filter(CrossingEvent event, Predicate<DisclosureClass> covered, NeverTold neverTold) {
    @Nullable Object[] told = new Object[fields.size()];
    for (int i = 0; i < told.length; i++) {
      Field field = fields.get(i);
      Object value = RecordShape.valueOf(event, field.component());
      if (isMissing(field, value)) {
        return missing(field);
      }
      boolean passes = covered.test(field.stated()) || !tells(value);
      if (!passes && !mayBeAbsent(field, event)) {
        return uncovered(field);
      }
      if (passes && Texts.in(value).anyMatch(neverTold::isIn)) {
        return neverTold(field);
      }
      told[i] = passes ? value : Guarded.withheld();
    }
    return new Disclosed.Told(shape.create(told));
  }

  /** The message has no form without it, whoever may read it. */
  private static boolean isMissing(Field field, @Nullable Object value) {
    return !field.nullable() && value instanceof Guarded<?> guarded && !guarded.isHeld();
  }

  /** An empty list tells nothing, so there is nothing to withhold. */
  private static boolean tells(@Nullable Object value) {
    return value instanceof Guarded<?> guarded
        && guarded.held().filter(held -> !List.of().equals(held)).isPresent();
  }

  private static boolean mayBeAbsent(Field field, CrossingEvent event) {
    return field.nullable() && !Indispensable.fieldsOf(event).contains(field.name());
  }

  private Disclosed uncovered(Field field) {
    return new Disclosed.Refused(
        field.name(),
        field.stated(),
        "DISCLOSURE-02",
        "%s cannot be told without %s, and nothing allows class %s to go to this receiver."
            .formatted(name(), field.name(), field.stated()));
  }

  private Disclosed missing(Field field) {
    return new Disclosed.Refused(
        field.name(),
        field.stated(),
        "DISCLOSURE-02",
        "%s cannot be told without %s, and none was given.".formatted(name(), field.name()));
  }

  private Disclosed neverTold(Field field) {
    return new Disclosed.Refused(
        field.name(),
        field.stated(),
        "SOP4-SHELTER-01",
        "%s names the address of a shelter in %s; that stands in no message."
            .formatted(name(), field.name()));
  }
}
