package trm.node.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import trm.schema.CsvTable;

/**
 * Reads an intake file in the field names of the Human Trafficking Case Data Standard 2.0 (IOM, CC
 * BY 4.0). A field or a code that the standard does not have is a fault and never passed over: what
 * a partner wrote and nobody read would be lost for the person. Immutable and safe to share.
 */
public final class HtcdsIntake {
  private final Map<String, HtcdsField> fields =
      CsvTable.read("/htcds/fields-2.0.csv").orElseThrow().stream()
          .map(HtcdsField::new)
          .collect(Collectors.toMap(HtcdsField::name, Function.identity()));

  /**
   * Reads a file.
   *
   * @param file an object of fields; a field that is null is as good as absent
   * @param today the day by which the person's age is counted
   */
  public IntakeReading read(JsonNode file, LocalDate today) {
    if (!file.isObject()) {
      return new IntakeReading.NotUnderstood(
          List.of(new FieldFault("", "An intake file is an object of fields.")));
    }
    List<FieldFault> faults =
        file.properties().stream()
            .flatMap(field -> faultIn(field.getKey(), field.getValue()).stream())
            .toList();
    return faults.isEmpty() ? understood(file, today) : new IntakeReading.NotUnderstood(faults);
  }

  private Optional<FieldFault> faultIn(String name, JsonNode value) {
    HtcdsField field = fields.get(name);
    if (field == null) {
      return Optional.of(new FieldFault(name, "HTCDS 2.0 has no field of this name."));
    }
    return value.isNull() ? Optional.empty() : field.faultIn(value);
  }

  private static IntakeReading understood(JsonNode file, LocalDate today) {
    Map<String, String> texts = new LinkedHashMap<>();
    file.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> texts.put(field.getKey(), text(field.getValue())));
    PersonRead person = new PersonRead(texts);
    return new IntakeReading.Understood(
        person.profile(today), person.identity().orElse(null), Map.copyOf(texts));
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(", "))
        : value.asString();
  }
}
