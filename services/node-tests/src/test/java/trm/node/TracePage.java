package trm.node;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;

/** Every span of a node's traces and all that may stand at one, as the page of reference has it. */
final class TracePage {
  private static final String BEGINNING =
      """
      # The traces of a node

      <!-- Made by `TracedStepsTest`; it fails when the page is stale. Do not edit. -->

      What a node tells its own collector when `trm.traces.endpoint` is set ([traces](../operations.md#traces)). There are no other
      spans, and no other attributes, events or links; the resource has `service.name`, the node's id.

      ## Attributes

      | attribute | is |
      |---|---|
      """;

  private TracePage() {}

  static String text() {
    return Stream.of(
            Stream.of(BEGINNING.strip()),
            Arrays.stream(SpanKey.values()).map(TracePage::row),
            Stream.of("", "## Spans", "", "| span | attributes | is |", "|---|---|---|"),
            Arrays.stream(TracedStep.values()).map(TracePage::row))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(SpanKey key) {
    return "| `%s` | %s |".formatted(key.code(), key.tells());
  }

  private static String row(TracedStep step) {
    String keys = step.keys().stream().map(SpanKey::code).collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |".formatted(step.code(), keys, step.tells());
  }
}
