package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import trm.evidence.NodeId;
import trm.node.tracing.Tracing;

/** A delivery that is traced at the node says nothing of it to its receiver. */
final class NoTraceAtAPartnersTest {
  private static final WebhookPolicy POLICY =
      new WebhookPolicy(true, Duration.ofSeconds(5), Duration.ZERO, Duration.ofDays(5));

  @Test
  void theRequestHasTheHeadersOfADeliveryAndNoOthers() throws IOException {
    AtomicBoolean traced = new AtomicBoolean();
    try (Receiver receiver = Receiver.start();
        Tracing tracing = Tracing.to("http://127.0.0.1:9/v1/traces", 1, new NodeId("yy-invented"));
        HttpSender http = HttpSender.of(POLICY)) {
      Sender looking =
          (url, headers, body) -> {
            traced.set(Span.current().getSpanContext().isSampled());
            return http.send(url, headers, body);
          };
      URI url = receiver.url();
      Answer answer =
          new TracedSender(looking, tracing).send(url, Map.of("webhook-id", "d-1"), new byte[] {1});
      assertThat(answer.isDelivered()).isTrue();
      assertThat(traced).isTrue();
      assertThat(
              receiver.got().getFirst().headers().keySet().stream()
                  .map(NoTraceAtAPartnersTest::lower))
          .containsExactlyInAnyOrder(
              "webhook-id", "content-type", "content-length", "host", "connection", "user-agent");
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
