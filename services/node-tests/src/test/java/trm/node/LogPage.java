package trm.node;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key and every line of a node's log, as the page of reference has them. */
final class LogPage {
  private static final String BEGINNING =
      """
      # The log of a node

      <!-- Made by `LogLinesTest`; it fails when the page is stale. Do not edit. -->

      What a node itself says. Each line has the `event` by which to filter, and the keys of its row; with
      `logging.structured.format.console=logstash` each is a member of the line's JSON beside `@timestamp`, `level`, `message` and
      `node` ([logs](../operations.md#logs)). Libraries write lines without `event`. A line that is written during a span of a
      [trace](traces.md) has `traceId` and `spanId` as well.

      ## Keys

      | key | is |
      |---|---|
      """;

  private LogPage() {}

  static String text() {
    return Stream.of(
            Stream.of(BEGINNING.strip()),
            Arrays.stream(LogKey.values()).map(LogPage::row),
            Stream.of(
                "", "## Lines", "", "| event | level | keys | sentence |", "|---|---|---|---|"),
            Arrays.stream(LogEvent.values()).map(LogPage::row))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(LogKey key) {
    return "| `%s` | %s |".formatted(key.code(), key.tells());
  }

  private static String row(LogEvent event) {
    String keys = event.keys().stream().map(LogKey::code).collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |".formatted(event.code(), event.level(), keys, event.sentence());
  }
}
