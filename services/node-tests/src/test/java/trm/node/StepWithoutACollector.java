package trm.node;

import trm.evidence.NodeId;
import trm.node.settings.TraceSettings;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/** A process of its own, since another test loads in this one whatever it needs. */
final class StepWithoutACollector {
  private StepWithoutACollector() {}

  static void main() {
    try (Tracing tracing = new TraceSettings("", 1).tracing(new NodeId("yy-invented"));
        OpenStep step = tracing.first(TracedStep.REQUEST)) {
      step.with(SpanKey.METHOD, "GET");
    }
  }
}
