package trm.node.intake;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trm.schema.CsvTable;

/**
 * Every field of the standard, by the names under which its own papers know it. Its field list, its
 * spreadsheet and its XLSForm do not agree on them.
 */
final class HtcdsFields {
  private final Map<String, HtcdsField> byName = new LinkedHashMap<>();
  private final Map<String, String> spellings;
  private final Map<String, HtcdsField> byLabel;

  HtcdsFields() {
    Map<String, Map<String, String>> written = spellings();
    this.spellings = written.getOrDefault("", Map.of());
    for (Map<String, String> row : CsvTable.read("/htcds/fields-2.0.csv").orElseThrow()) {
      String name = row.getOrDefault("field", "");
      byName.put(name, new HtcdsField(row, written.getOrDefault(name, Map.of())));
    }
    this.byLabel = unambiguous(byName.values());
  }

  private static Map<String, Map<String, String>> spellings() {
    return CsvTable.read("/htcds/spellings-2.0.csv").orElseThrow().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getOrDefault("field", ""),
                Collectors.toMap(
                    row -> row.getOrDefault("written", ""), row -> row.getOrDefault("meant", ""))));
  }

  /** A label that several fields share names none of them. */
  private static Map<String, HtcdsField> unambiguous(Collection<HtcdsField> fields) {
    Map<String, HtcdsField> labelled = new HashMap<>();
    fields.stream()
        .collect(Collectors.groupingBy(HtcdsField::label))
        .forEach(
            (label, those) -> {
              if (those.size() == 1) {
                labelled.put(label, those.getFirst());
              }
            });
    return Collections.unmodifiableMap(labelled);
  }

  /** Every field, in the standard's order. */
  Collection<HtcdsField> all() {
    return byName.values();
  }

  /** The field of a name, however one of the standard's papers spells it. */
  Optional<HtcdsField> named(String written) {
    String plain = written.strip();
    return Optional.ofNullable(byName.get(spellings.getOrDefault(plain, plain)));
  }

  /** The field that alone has a label. */
  Optional<HtcdsField> labelled(String label) {
    return Optional.ofNullable(byLabel.get(label.strip()));
  }

  /** Whether this is the label of any field. */
  boolean isLabel(String text) {
    String plain = text.strip();
    return byName.values().stream().anyMatch(field -> field.label().equals(plain));
  }
}
