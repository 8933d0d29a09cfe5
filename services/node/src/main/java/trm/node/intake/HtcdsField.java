package trm.node.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import trm.schema.CodeList;

/** One field of the standard: what form its value has and, for a coded one, which codes. */
final class HtcdsField {
  private static final int CODES_NAMED_MAX = 25;
  private static final String BETWEEN_KEPT = ", ";

  private final String name;
  private final String form;
  private final String label;
  private final @Nullable CodeList codes;
  private final Map<String, String> spellings;
  private final CellText cells;

  /**
   * @param spellings other ways in which the standard's papers write its codes
   */
  HtcdsField(Map<String, String> row, Map<String, String> spellings) {
    this.name = row.getOrDefault("field", "");
    this.form = row.getOrDefault("form", "");
    this.label = row.getOrDefault("label", "");
    String list = row.getOrDefault("codes", "");
    this.codes = list.isEmpty() ? null : CodeList.named(list);
    this.spellings = Map.copyOf(spellings);
    this.cells = new CellText(form);
  }

  String name() {
    return name;
  }

  /** What stands above its column for people. */
  String label() {
    return label;
  }

  /** What a cell of a table holds; a text where it does not have the field's form. */
  JsonNode ofCell(String cell) {
    return cells.read(cell);
  }

  /** The value with its codes as the standard lists them. */
  JsonNode meant(JsonNode value) {
    if (codes == null) {
      return value;
    }
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      value.valueStream().forEach(code -> all.add(code(code.stringValue())));
      return all;
    }
    return value.isString()
        ? JsonNodeFactory.instance.stringNode(code(value.stringValue()))
        : value;
  }

  private String code(String written) {
    String plain = written.strip();
    return spellings.getOrDefault(plain, plain);
  }

  /** What is wrong with the value, if anything. */
  Optional<FieldFault> faultIn(JsonNode value) {
    return switch (form) {
      case "text" -> unless(value.isString(), Finding.NO_TEXT);
      case "boolean" -> unless(value.isBoolean(), Finding.NO_BOOLEAN);
      case "number" -> unless(value.isNumber(), Finding.NO_NUMBER);
      case "date" -> unless(isDate(value), Finding.NO_DATE);
      case "code" -> unless(isCode(value), Finding.NOT_ONE_OF, Finding.NOT_ONE_OF_LIST);
      case "codes" -> unless(isCodes(value), Finding.NOT_SOME_OF, Finding.NOT_SOME_OF_LIST);
      case "code or codes" ->
          unless(
              isCode(value) || isCodes(value),
              Finding.NOT_ONE_OR_SOME_OF,
              Finding.NOT_ONE_OR_SOME_OF_LIST);
      default -> throw new IllegalStateException(name + " has a form nobody knows: " + form);
    };
  }

  /** A value without a fault as the case keeps it. */
  static String kept(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(BETWEEN_KEPT))
        : value.asString();
  }

  /** What the case keeps, as it was handed in. */
  JsonNode ofKept(String kept) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (form) {
      case "boolean", "number" -> ofCell(kept);
      case "codes" -> list(split(kept));
      case "code or codes" ->
          kept.contains(BETWEEN_KEPT) ? list(split(kept)) : nodes.stringNode(kept);
      default -> nodes.stringNode(kept);
    };
  }

  private static List<String> split(String kept) {
    return kept.isEmpty() ? List.of() : Arrays.asList(kept.split(BETWEEN_KEPT, -1));
  }

  private static ArrayNode list(List<String> codes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    codes.forEach(list::add);
    return list;
  }

  /** Whether a text of this field may be something that somebody wrote freely. */
  boolean isFree() {
    return form.equals("text");
  }

  private Optional<FieldFault> unless(boolean fits, Finding otherwise) {
    return fits ? Optional.empty() : Optional.of(new FieldFault(name, otherwise.sentence()));
  }

  /** Codes that are few are named; of many, their list. */
  private Optional<FieldFault> unless(boolean fits, Finding named, Finding listed) {
    if (fits) {
      return Optional.empty();
    }
    String sentence =
        codes == null || codes.codes().size() > CODES_NAMED_MAX
            ? listed.sentence(codes == null ? "the standard" : codes.name())
            : named.sentence(String.join(", ", codes.codes()));
    return Optional.of(new FieldFault(name, sentence));
  }

  private boolean isCodes(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(this::isCode);
  }

  private boolean isCode(JsonNode value) {
    return codes != null && value.isString() && codes.contains(value.stringValue());
  }

  private static boolean isDate(JsonNode value) {
    try {
      return value.isString() && LocalDate.parse(value.stringValue()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
