package trm.node.wire;

import static trm.schema.DisclosureClass.A;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import trm.schema.Disclosure;
import trm.schema.DisclosureClass;
import trm.schema.EventCatalogue;

/**
 * A record of the law beside its schema: the same names on both sides, apart from the leading
 * fields that the caller writes itself.
 */
final class RecordForm<R> {
  private final RecordShape<R> shape;
  private final Schema schema;
  private final List<FieldForm> fields;

  /**
   * Lays the two beside each other.
   *
   * @param apart names of the schema's fields that are no components
   * @throws IllegalArgumentException naming the first difference
   */
  RecordForm(Class<R> type, Schema schema, List<String> apart, Forms forms) {
    this.shape = RecordShape.of(type);
    this.schema = schema;
    requireSameNames(type, apart);
    this.fields = shape.components().stream().map(c -> FieldForm.of(c, schema, forms)).toList();
  }

  /**
   * Holds an event to the rule that a component is guarded exactly when its class is not A.
   *
   * @throws IllegalArgumentException naming the first component that breaks it
   */
  RecordForm<R> requireGuards() {
    Map<String, DisclosureClass> classes = Disclosure.of(schema);
    fields.forEach(field -> field.requireGuardFor(classes.getOrDefault(field.name(), A)));
    return this;
  }

  private void requireSameNames(Class<R> type, List<String> apart) {
    List<String> onTheWire =
        schema.getFields().stream()
            .filter(field -> !Enclosures.restsApart(field))
            .map(Schema.Field::name)
            .toList();
    List<String> inTheLaw =
        Stream.concat(apart.stream(), shape.components().stream().map(RecordComponent::getName))
            .toList();
    if (!onTheWire.equals(inTheLaw)) {
      throw new IllegalArgumentException(
          "%s has %s in the law and %s on the wire"
              .formatted(type.getSimpleName(), inTheLaw, onTheWire));
    }
  }

  void write(Object record, IndexedRecord target) {
    fields.forEach(field -> target.put(field.position(), field.read(record)));
  }

  R read(IndexedRecord source) {
    @Nullable Object[] values =
        fields.stream().map(field -> field.make(source.get(field.position()))).toArray();
    try {
      return shape.create(values);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFactException(schema.getName() + " holds what the law refuses", e);
    }
  }

  Form form(EventCatalogue catalogue) {
    return new Form(
        record -> {
          IndexedRecord target = catalogue.blank(schema);
          write(record, target);
          return target;
        },
        source -> read((IndexedRecord) source));
  }
}
