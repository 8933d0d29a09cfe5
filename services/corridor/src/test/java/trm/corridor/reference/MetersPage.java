package trm.corridor.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import trm.node.runtime.NodeMeter;

/** Every meter of a node, by the list that a started node is held against. */
final class MetersPage {
  private final Page page =
      new Page(
          "The meters of a node",
          "A node gives them at `/actuator/prometheus` on its management port. Tags come from closed sets (peer, event type, reason,",
          "finding, loop, measure, rung, outcome, state, use), and never name a case, a person or a message. A series whose tags depend on",
          "what happens is not there before it happened once. What is a reason to act has an alarm ([alarms](../operations/alarms.md)); the",
          "dashboards in `deploy/watch` ask for these. A timer's series end in `_count`, `_sum` and `_max`.",
          "");

  private MetersPage() {}

  static String text() {
    MetersPage page = new MetersPage();
    page.page.table("meter", "at Prometheus", "is a", "tags", "tells");
    Arrays.stream(NodeMeter.values())
        .sorted(Comparator.comparing(NodeMeter::id))
        .forEach(page::add);
    return page.page.text();
  }

  private void add(NodeMeter meter) {
    page.row(
        Page.code(meter.id()),
        Page.code(meter.prometheusName()),
        meter.kind().words(),
        meter.tags().stream().collect(Collectors.joining(", ")),
        meter.counts());
  }
}
