package trm.node.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a broker answers this node now, and if not, which of four things an operator must do. */
final class BrokerHealth implements HealthIndicator, DisposableBean {
  private static final int ANSWER_MILLIS_MAX = 2000;
  private static final String NO_ANSWER = "No broker answers. Messages wait.";
  private static final String NO_TOKEN =
      "The federation's realm gives this node no token. Messages wait.";
  private static final String NOT_TAKEN =
      "The broker does not take this node's token: it has expired while the federation's realm is"
          + " away, or the realm does not stand for this node any more. Messages wait.";

  private static final String NOTHING_CONFIRMED =
      "Brokers answer, and confirm no message: too few of them hold the mailboxes, or their disks"
          + " are full. Messages wait.";

  private final BrokerClient client;
  private final BooleanSupplier nothingConfirmed;
  private @Nullable Admin admin;

  /**
   * @param nothingConfirmed whether the last message to leave was confirmed by no broker: a broker
   *     that is left alone goes on answering, and knows of no other that is gone
   */
  BrokerHealth(BrokerClient client, BooleanSupplier nothingConfirmed) {
    this.client = client;
    this.nothingConfirmed = nothingConfirmed;
  }

  @Override
  public synchronized Health health() {
    try {
      int brokers =
          admin().describeCluster().nodes().get(ANSWER_MILLIS_MAX, TimeUnit.MILLISECONDS).size();
      return nothingConfirmed.getAsBoolean()
          ? down(NOTHING_CONFIRMED)
          : Health.up().withDetail("brokers", brokers).build();
    } catch (ExecutionException e) {
      return e.getCause() instanceof AuthenticationException ? notTaken() : down(NO_ANSWER);
    } catch (TimeoutException e) {
      return down(NO_ANSWER);
    } catch (KafkaException e) {
      return down(NO_TOKEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  /** A client that was refused once repeats that for minutes, so the next look takes a new one. */
  private Health notTaken() {
    destroy();
    return down(NOT_TAKEN);
  }

  private static Health down(String sentence) {
    return Health.down().withDetail("reason", sentence).build();
  }

  private Admin admin() {
    Admin open = admin;
    if (open == null) {
      Map<String, Object> properties = new HashMap<>();
      client.addTo(properties);
      properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS_MAX);
      properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS_MAX);
      open = Admin.create(properties);
      admin = open;
    }
    return open;
  }

  @Override
  public synchronized void destroy() {
    Admin open = admin;
    if (open != null) {
      open.close(Duration.ofSeconds(1));
      admin = null;
    }
  }
}
