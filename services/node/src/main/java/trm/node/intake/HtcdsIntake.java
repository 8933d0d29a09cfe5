package trm.node.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads an intake file in the field names of the Human Trafficking Case Data Standard 2.0 (IOM, CC
 * BY 4.0). A field or a code that the standard does not have is a fault and never passed over: what
 * a partner wrote and nobody read would be lost for the person. Immutable and safe to share.
 */
public final class HtcdsIntake {
  private final HtcdsFields fields;

  public HtcdsIntake() {
    this(new HtcdsFields());
  }

  HtcdsIntake(HtcdsFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a file.
   *
   * @param file an object of fields; a field that is null is as good as absent
   * @param today the day by which the person's age is counted
   */
  public IntakeReading read(JsonNode file, LocalDate today) {
    if (!file.isObject()) {
      return new IntakeReading.NotUnderstood(
          List.of(new FieldFault("", Finding.NOT_AN_OBJECT.sentence())));
    }
    List<FieldFault> faults = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    file.properties().stream()
        .filter(entry -> !entry.getValue().isNull() || fields.named(entry.getKey()).isEmpty())
        .forEach(entry -> read(entry.getKey(), entry.getValue(), texts, faults));
    return faults.isEmpty() ? understood(texts, today) : new IntakeReading.NotUnderstood(faults);
  }

  private void read(
      String written, JsonNode value, Map<String, String> texts, List<FieldFault> faults) {
    HtcdsField field = fields.named(written).orElse(null);
    if (field == null) {
      faults.add(new FieldFault(written, Finding.NOT_IN_STANDARD.sentence()));
      return;
    }
    JsonNode meant = field.meant(value);
    field
        .faultIn(meant)
        .ifPresentOrElse(
            fault -> faults.add(new FieldFault(written, fault.sentence())),
            () -> keep(written, field.name(), HtcdsField.kept(meant), texts, faults));
  }

  private static void keep(
      String written,
      String name,
      String kept,
      Map<String, String> texts,
      List<FieldFault> faults) {
    if (texts.putIfAbsent(name, kept) != null) {
      faults.add(new FieldFault(written, Finding.FIELD_TWICE.sentence()));
    }
  }

  private static IntakeReading understood(Map<String, String> texts, LocalDate today) {
    PersonRead person = new PersonRead(texts);
    return new IntakeReading.Understood(
        person.profile(today), person.identity().orElse(null), Collections.unmodifiableMap(texts));
  }
}
