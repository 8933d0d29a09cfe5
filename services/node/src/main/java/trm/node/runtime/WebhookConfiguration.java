package trm.node.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook;
import trm.node.keys.SecureFreshness;
import trm.node.settings.WebhookSettings;
import trm.node.tracing.Tracing;
import trm.node.webhook.AttemptBook;
import trm.node.webhook.DeliveryBook;
import trm.node.webhook.DeliveryDesk;
import trm.node.webhook.HttpSender;
import trm.node.webhook.TracedSender;
import trm.node.webhook.WebhookBook;
import trm.node.webhook.WebhookCourier;
import trm.node.webhook.WebhookDesk;

/** Wires what tells partners' systems by HTTP. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {
  private static final Duration WATCH_INTERVAL = Duration.ofMinutes(1);

  @Bean
  WebhookDesk webhookDesk(
      InstantSource clock,
      UnitOfWork unitOfWork,
      FeedBook feed,
      WebhookBook webhooks,
      WebhookSettings settings) {
    return new WebhookDesk(
        clock, unitOfWork, feed, webhooks, new SecureFreshness()::id, settings.policy());
  }

  @Bean
  DeliveryDesk deliveryDesk(
      InstantSource clock,
      UnitOfWork unitOfWork,
      FeedBook feed,
      WebhookBook webhooks,
      DeliveryBook deliveries,
      AttemptBook attempts) {
    return new DeliveryDesk(
        clock, unitOfWork, feed, webhooks, deliveries, attempts, new SecureFreshness()::id);
  }

  @Bean
  WebhookMeters webhookMeters(MeterRegistry meters) {
    return new WebhookMeters(meters);
  }

  @Bean(destroyMethod = "close")
  HttpSender webhookSender(WebhookSettings settings) {
    return HttpSender.of(settings.policy());
  }

  @Bean
  WebhookCourier webhookCourier(
      UnitOfWork unitOfWork,
      FeedBook feed,
      DeliveryBook deliveries,
      AttemptBook attempts,
      HttpSender sender,
      WebhookMeters listener,
      WebhookSettings settings,
      Tracing tracing) {
    return new WebhookCourier(
        new WebhookCourier.Ports(
            unitOfWork,
            feed,
            deliveries,
            attempts,
            new TracedSender(sender, tracing),
            listener,
            new SecureFreshness()::id,
            () -> ThreadLocalRandom.current().nextDouble()),
        settings.policy());
  }

  /** Several, so that one receiver that answers slowly does not keep the others waiting. */
  @Bean
  LoopGroup webhookLoops(
      WebhookCourier courier, WebhookSettings settings, InstantSource clock, MeterRegistry meters) {
    return new LoopGroup(
        IntStream.rangeClosed(1, settings.sendersMax())
            .mapToObj(
                number ->
                    new Loop(
                        "webhooks-" + number,
                        settings.pollInterval(),
                        () -> courier.step(clock.instant()),
                        meters))
            .toList());
  }

  @Bean
  Loop webhookWatchLoop(
      UnitOfWork unitOfWork,
      WebhookBook webhooks,
      DeliveryBook deliveries,
      AttemptBook attempts,
      WebhookMeters listener,
      WebhookSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    return new Loop(
        "webhook-watch",
        WATCH_INTERVAL,
        () -> {
          listener.counted(unitOfWork.carryOut(_ -> webhooks.counts()).value());
          Instant now = clock.instant();
          Instant keptFrom = keptFrom(settings, now);
          unitOfWork.carryOut(
              _ -> {
                webhooks.forgetSecrets(now);
                deliveries.forget(keptFrom);
                attempts.forget(keptFrom);
                return true;
              });
          return false;
        },
        meters);
  }

  private static Instant keptFrom(WebhookSettings settings, Instant now) {
    return now.atOffset(ZoneOffset.UTC).minus(settings.attemptsKept()).toInstant();
  }
}
