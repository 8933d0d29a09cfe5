package trm.node.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import trm.referral.Guarded;
import trm.schema.DisclosureClass;

/**
 * One component beside its field: guarded exactly when the field's class is not A, and nullable on
 * both sides or on neither.
 */
record FieldForm(
    String where,
    int position,
    RecordComponent component,
    boolean guarded,
    boolean nullable,
    Form form) {

  static FieldForm of(RecordComponent component, Schema record, Forms forms) {
    Schema.Field field = record.getField(component.getName());
    String where = record.getName() + "." + field.name();
    boolean guarded = component.getType() == Guarded.class;
    boolean nullable = field.schema().isNullable();
    Form form = forms.of(content(component, guarded), withoutNull(field.schema()), where);
    FieldForm made = new FieldForm(where, field.pos(), component, guarded, nullable, form);
    made.requireNullableAlike();
    return made;
  }

  String name() {
    return component.getName();
  }

  /** What stands in Avro for the component of this record. */
  @Nullable Object read(Object record) {
    Object value = RecordShape.valueOf(record, component);
    Object told = value instanceof Guarded<?> guard ? guard.held().orElse(null) : value;
    if (told == null && !nullable) {
      throw new IllegalArgumentException(where + " must be told and is not held");
    }
    return told == null ? null : form.toAvro().apply(told);
  }

  /** What the component holds for a value in Avro. */
  @Nullable Object make(@Nullable Object value) {
    if (value == null) {
      return guarded ? Guarded.withheld() : null;
    }
    Object made = form.fromAvro().apply(value);
    return guarded ? Guarded.of(made) : made;
  }

  private static Type content(RecordComponent component, boolean guarded) {
    return guarded
        ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
        : component.getGenericType();
  }

  private static Schema withoutNull(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(branch -> branch.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  /** Nested records hold plain values inside a guard, so only an event's own fields are asked. */
  void requireGuardFor(DisclosureClass stated) {
    if (guarded != (stated != DisclosureClass.A)) {
      throw new IllegalArgumentException(
          where + " is of class " + stated + (guarded ? " and guarded" : " and not guarded"));
    }
  }

  private void requireNullableAlike() {
    boolean inTheLaw = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (!guarded && inTheLaw != nullable) {
      throw new IllegalArgumentException(where + " may be absent on one side only");
    }
  }
}
