package trm.node.webhook;

import java.net.URI;
import java.util.Map;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/** Each attempt is a trace of its own, of which the receiver is not told. */
public record TracedSender(Sender sender, Tracing tracing) implements Sender {
  @Override
  public Answer send(URI url, Map<String, String> headers, byte[] body) {
    try (OpenStep step = tracing.first(TracedStep.DELIVERY)) {
      Answer answer = sender.send(url, headers, body);
      step.with(SpanKey.OUTCOME, answer.outcome().name());
      return answer;
    }
  }
}
