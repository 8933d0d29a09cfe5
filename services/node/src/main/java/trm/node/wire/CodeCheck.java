package trm.node.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import trm.referral.Fact;
import trm.schema.CodeList;
import trm.schema.EventCatalogue;

/**
 * Looks for codes that are in no list, in what this node is about to say. Never asked about what a
 * peer says: a newer release may know more codes, and an unknown one must not block a warning.
 * Immutable and safe to share.
 */
public final class CodeCheck {
  private final WireCodec codec;
  private final Map<String, CodeList> lists;

  /** Reads the lists that the schemas name. */
  public CodeCheck(EventCatalogue catalogue, WireCodec codec) {
    this.codec = codec;
    this.lists =
        catalogue.events().stream()
            .flatMap(event -> listsIn(event.schema()))
            .distinct()
            .collect(Collectors.toMap(Function.identity(), CodeList::named));
  }

  /**
   * Every coded field of the fact that holds something else.
   *
   * @param fact of an event that crosses, with all that must be told held
   */
  public List<UnknownCode> unknownIn(Fact fact) {
    return unknownIn(codec.record(fact)).distinct().toList();
  }

  private Stream<UnknownCode> unknownIn(IndexedRecord record) {
    return record.getSchema().getFields().stream()
        .flatMap(field -> unknownIn(record.getSchema(), field, record.get(field.pos())));
  }

  private Stream<UnknownCode> unknownIn(Schema record, Schema.Field field, @Nullable Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case IndexedRecord nested -> unknownIn(nested);
      case List<?> list -> list.stream().flatMap(entry -> unknownIn(record, field, entry));
      case String code when isUnknown(field, code) ->
          Stream.of(new UnknownCode(record.getName() + "." + field.name(), field.getProp("codes")));
      case Object other -> Stream.empty();
    };
  }

  private boolean isUnknown(Schema.Field field, String code) {
    CodeList list = lists.get(String.valueOf(field.getProp("codes")));
    return list != null && !list.contains(code);
  }

  private static Stream<String> listsIn(Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFields().stream()
              .flatMap(
                  field ->
                      Stream.concat(
                          Stream.ofNullable(field.getProp("codes")), listsIn(field.schema())));
      case ARRAY -> listsIn(schema.getElementType());
      case UNION -> schema.getTypes().stream().flatMap(CodeCheck::listsIn);
      case MAP, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
          Stream.empty();
    };
  }
}
