package trm.node.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.cloud.stream.binder.kafka.provisioning.AdminClientConfigCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;
import trm.exchange.inbox.Inbox;
import trm.exchange.outbox.Transport;
import trm.node.settings.BrokerSettings;
import trm.node.tracing.Tracing;

/** Wires the mailbox and the way to the peers' mailboxes. */
@Configuration(proxyBeanMethods = false)
public class BrokerConfiguration {
  private static final int ADMIN_MILLIS_MAX = 1500;
  private static final Duration SIGN_IN_AGAIN = Duration.ofSeconds(5);

  @Bean
  BrokerClient brokerClient(BrokerSettings settings) {
    return new BrokerClient(settings);
  }

  /**
   * A node starts while its broker is away: its mailbox is bound later, and must not hold it up.
   */
  @Bean
  AdminClientConfigCustomizer adminsDoNotWaitLong() {
    return properties -> {
      properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_MILLIS_MAX);
      properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_MILLIS_MAX);
    };
  }

  /**
   * The binder's own error handler tries ten times, logs and commits the loss. This one tries the
   * same batch for ever, whatever the exception, and keeps the consumer in its group meanwhile. A
   * mailbox whose sign-in is refused would by default be closed for good; the federation's realm
   * may only be away.
   */
  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverDropMail() {
    return (container, _, _) -> {
      ExponentialBackOff backOff = new ExponentialBackOff(Duration.ofSeconds(1).toMillis(), 2);
      backOff.setMaxInterval(Duration.ofSeconds(30).toMillis());
      DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
      handler.setClassifications(Map.of(), true);
      container.setCommonErrorHandler(handler);
      container.getContainerProperties().setAuthExceptionRetryInterval(SIGN_IN_AGAIN);
    };
  }

  @Bean
  Consumer<Message<List<byte[]>>> mailbox(Inbox inbox, Tracing tracing) {
    return new Mailbox(inbox, tracing);
  }

  @Bean
  Senders senders() {
    return new Senders();
  }

  @Bean
  Transport transport(StreamBridge bridge, Senders senders, Tracing tracing) {
    return new StreamTransport(bridge, senders, tracing);
  }
}
