package trm.node.wire;

import static java.util.Map.entry;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.schema.CodeList;
import trm.schema.EventCatalogue;

/**
 * Looks for codes that are in no list, in what this node is about to say. Never asked about what a
 * peer says: a newer release may know more codes, and an unknown one must not block a warning.
 * Immutable and safe to share.
 */
public final class CodeCheck {
  /** What never crosses has no schema that could name its lists. */
  private static final Map<String, String> LOCAL =
      Map.ofEntries(
          entry("ReferralOpened.language", "ISO-639"),
          entry("IntakeRecorded.urgentNeeds", "needs"),
          entry("MeasureRecorded.measure", "measures"),
          entry("Indicator.code", "indicators"),
          entry("Indicator.strength", "indicator-strengths"),
          entry("Indicator.source", "indicator-sources"),
          entry("IdentificationDecided.result", "decision-results"),
          entry("BestInterestsDecided.result", "decision-results"),
          entry("HoldPlaced.kind", "hold-kinds"),
          entry("TurnOffered.basis", "override-reasons"),
          entry("TaskDelegated.level", "delegation-levels"),
          entry("TaskDelegated.measure", "measures"),
          entry("TaskReturned.outcome", "task-outcomes"),
          entry("TaskReturned.finding", "answer-outcomes"),
          entry("TaskReturned.grounds", "verification-grounds"));

  private final Map<String, CodeList> lists = new HashMap<>();

  /** Reads the lists that the schemas name. */
  public CodeCheck(EventCatalogue catalogue) {
    LOCAL.forEach((field, list) -> lists.put(field, CodeList.named(list)));
    catalogue.events().forEach(event -> addLists(event.schema()));
  }

  /** Every coded field of the facts that holds something else; what is withheld holds nothing. */
  public List<UnknownCode> unknownIn(List<Fact> facts) {
    return facts.stream().flatMap(fact -> inRecord(fact.event(), "")).distinct().toList();
  }

  private Stream<UnknownCode> inRecord(Object record, String path) {
    return RecordShape.of(record.getClass()).components().stream()
        .flatMap(component -> inComponent(record, component, path));
  }

  private Stream<UnknownCode> inComponent(Object record, RecordComponent component, String path) {
    CodeList list = lists.get(record.getClass().getSimpleName() + "." + component.getName());
    return inValue(list, RecordShape.valueOf(record, component), path + component.getName());
  }

  private Stream<UnknownCode> inValue(
      @Nullable CodeList list, @Nullable Object value, String path) {
    return switch (value) {
      case null -> Stream.empty();
      case Guarded<?> guarded -> inValue(list, guarded.held().orElse(null), path);
      case List<?> entries ->
          IntStream.range(0, entries.size())
              .boxed()
              .flatMap(i -> inValue(list, entries.get(i), path + "[" + i + "]"));
      case String code ->
          list == null || list.contains(code)
              ? Stream.empty()
              : Stream.of(new UnknownCode(path, list.name()));
      case Record nested -> inRecord(nested, path + ".");
      case Object other -> Stream.empty();
    };
  }

  private void addLists(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(field -> addLists(schema, field));
      case ARRAY -> addLists(schema.getElementType());
      case UNION -> schema.getTypes().forEach(this::addLists);
      case MAP, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private void addLists(Schema record, Schema.Field field) {
    String list = field.getProp("codes");
    if (list != null) {
      lists.put(record.getName() + "." + field.name(), CodeList.named(list));
    }
    addLists(field.schema());
  }
}
