package trm.node.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import trm.schema.CodeList;

/** One field of the standard: what form its value has and, for a coded one, which codes. */
final class HtcdsField {
  private static final int CODES_NAMED_MAX = 25;

  private final String name;
  private final String form;
  private final @Nullable CodeList codes;

  HtcdsField(Map<String, String> row) {
    this.name = row.getOrDefault("field", "");
    this.form = row.getOrDefault("form", "");
    String list = row.getOrDefault("codes", "");
    this.codes = list.isEmpty() ? null : CodeList.named(list);
  }

  String name() {
    return name;
  }

  /** What is wrong with the value, if anything. */
  Optional<FieldFault> faultIn(JsonNode value) {
    return switch (form) {
      case "text" -> unless(value.isString(), "Must be a text.");
      case "boolean" -> unless(value.isBoolean(), "Must be true or false.");
      case "number" -> unless(value.isNumber(), "Must be a number.");
      case "date" -> unless(isDate(value), "Must be a date such as 1999-04-17.");
      case "code" -> unless(isCode(value), "Must be one code. " + possible());
      case "codes" -> unless(isCodes(value), "Must be a list of codes. " + possible());
      default -> throw new IllegalStateException(name + " has a form nobody knows: " + form);
    };
  }

  private Optional<FieldFault> unless(boolean fits, String sentence) {
    return fits ? Optional.empty() : Optional.of(new FieldFault(name, sentence));
  }

  private boolean isCodes(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(this::isCode);
  }

  private boolean isCode(JsonNode value) {
    Predicate<String> known = codes == null ? any -> false : codes::contains;
    return value.isString() && known.test(value.stringValue());
  }

  private String possible() {
    return codes == null || codes.codes().size() > CODES_NAMED_MAX
        ? "The codes are those of " + (codes == null ? "the standard" : codes.name()) + "."
        : "Possible are " + String.join(", ", codes.codes()) + ".";
  }

  private static boolean isDate(JsonNode value) {
    try {
      return value.isString() && LocalDate.parse(value.stringValue()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
