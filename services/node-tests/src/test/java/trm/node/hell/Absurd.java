package trm.node.hell;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that no honest caller sends, each of which has broken something somewhere. */
final class Absurd {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Written out as what no writer of JSON would write. */
  private static final String LONE_SURROGATE = "@lone@";

  private static final String HUGE = "@huge@";
  private static final String LONG_INTEGER = "@long@";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\u0001\u001F",
          "\u202E\u2066x",
          "\uFFFF",
          "👩‍👧‍👦",
          LONE_SURROGATE,
          "'; DROP TABLE case_fact; --",
          "%s%n%x",
          "${jndi:ldap://127.0.0.1/a}",
          "../../../etc/passwd",
          "<script>alert(1)</script>",
          "-1",
          "9223372036854775808",
          "1e400",
          "NaN",
          "null",
          "+1000000000-12-31T23:59:59Z",
          "-1000000000-01-01T00:00:00Z",
          "+999999999-12-31",
          "-999999999-01-01",
          "2026-02-30",
          "0000-00-00T00:00:00Z",
          "24:00",
          "MN\n",
          "mn-origin",
          "http://127.0.0.1:1/",
          "https://[::1]/",
          "https://\u0000/",
          "https://xn--/",
          "x".repeat(70_000));

  private Absurd() {}

  static String text(Random chance) {
    return TEXTS.get(chance.nextInt(TEXTS.size()));
  }

  /** What fits into one line of a request's head. */
  static String headerText(Random chance) {
    String plain =
        text(chance)
            .codePoints()
            .filter(c -> c >= ' ' && c < 127)
            .limit(3000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return plain.strip();
  }

  static JsonNode value(Random chance) {
    return switch (chance.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(chance.nextBoolean());
      case 2 -> NODES.numberNode(-1);
      case 3 -> NODES.numberNode(Long.MAX_VALUE);
      case 4 -> NODES.numberNode(0.5);
      case 5 -> NODES.stringNode(chance.nextBoolean() ? HUGE : LONG_INTEGER);
      case 6 -> NODES.arrayNode();
      case 7 -> NODES.objectNode();
      case 8 -> NODES.arrayNode().add(NODES.nullNode());
      default -> NODES.stringNode(text(chance));
    };
  }

  /** The bytes of a body, with what JSON's writers would not write. */
  static byte[] written(JsonNode body) {
    return body.toString()
        .replace("\"" + HUGE + "\"", "1e999999999")
        .replace("\"" + LONG_INTEGER + "\"", "9".repeat(900))
        .replace(LONE_SURROGATE, "\\ud800")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A body that is hardly one. */
  static byte[] body(Random chance) {
    return switch (chance.nextInt(11)) {
      case 0 -> new byte[0];
      case 1 -> bytes("null");
      case 2 -> bytes("[".repeat(5000));
      case 3 -> bytes("{\"a\":".repeat(5000));
      case 4 -> bytes("{\"a\":1,\"a\":2}");
      case 5 -> bytes("{} {}");
      case 6 -> new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};
      case 7 -> "{\"language\":\"mon\"}".getBytes(StandardCharsets.UTF_16);
      case 8 -> bytes("\uFEFF{}");
      case 9 -> noise(chance);
      default -> bytes("{\"" + "a".repeat(60_000) + "\":0}");
    };
  }

  private static byte[] noise(Random chance) {
    byte[] noise = new byte[chance.nextInt(200)];
    chance.nextBytes(noise);
    return noise;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
