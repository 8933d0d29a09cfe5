package trm.node.intake;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a cell's text means in a field of a form. What does not fit stays a text, which the field
 * then says is wrong: nothing is guessed and nothing is dropped.
 */
record CellText(String form) {
  /** So long that no real number is longer, and so short that none can exhaust the node. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,20}([.][0-9]{1,20})?");

  /** Spreadsheets, XLSForms and people each have a way of their own; no code holds any of these. */
  private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s;,|]+");

  JsonNode read(String cell) {
    String plain = cell.strip();
    return switch (form) {
      case "boolean" -> bool(plain);
      case "number" -> number(plain);
      case "codes" -> list(codes(plain));
      case "code or codes" -> codes(plain).size() == 1 ? text(plain) : list(codes(plain));
      case "code", "date" -> text(plain);
      default -> text(cell);
    };
  }

  private static JsonNode bool(String plain) {
    return switch (plain.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> JsonNodeFactory.instance.booleanNode(true);
      case "false", "no", "0" -> JsonNodeFactory.instance.booleanNode(false);
      default -> text(plain);
    };
  }

  private static JsonNode number(String plain) {
    return NUMBER.matcher(plain).matches()
        ? JsonNodeFactory.instance.numberNode(new BigDecimal(plain))
        : text(plain);
  }

  private static List<String> codes(String plain) {
    return Arrays.stream(BETWEEN_CODES.split(plain)).filter(code -> !code.isEmpty()).toList();
  }

  private static ArrayNode list(List<String> codes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    codes.forEach(list::add);
    return list;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }
}
