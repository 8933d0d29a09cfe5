package trm.node.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;
import trm.node.Trace;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Outcome;
import trm.node.webhook.WebhookId;
import trm.node.webhook.WebhookListener;

/** Counts what becomes of deliveries, and logs what an operator should ask a partner about. */
final class WebhookMeters implements WebhookListener {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookMeters.class);
  private final MeterRegistry meters;
  private final MultiGauge webhooks;

  WebhookMeters(MeterRegistry meters) {
    this.meters = meters;
    this.webhooks =
        MultiGauge.builder("trm.webhook.webhooks")
            .description("Webhooks by state, at the last look")
            .register(meters);
  }

  @Override
  public void attempted(Outcome outcome, Duration latency) {
    meters.timer("trm.webhook.attempts", "outcome", outcome.name()).record(latency);
  }

  @Override
  public void gaveUp() {
    meters.counter("trm.webhook.given-up").increment();
  }

  @Override
  public void disabled(WebhookId webhook, DisabledFor reason) {
    meters.counter("trm.webhook.disabled", "reason", reason.name()).increment();
    LogEvent.WEBHOOK_DISABLED.to(LOG, webhook, reason);
  }

  @Override
  public void failed(RuntimeException bug) {
    LogEvent.DELIVERY_FAILED.to(LOG, Trace.of(bug));
  }

  void counted(Map<String, Long> byState) {
    webhooks.register(
        byState.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry -> MultiGauge.Row.of(Tags.of("state", entry.getKey()), entry.getValue()))
            .toList(),
        true);
  }
}
