package trm.node.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a broker answers this node now. */
final class BrokerHealth implements HealthIndicator, DisposableBean {
  private static final int ANSWER_MILLIS_MAX = 2000;
  private final BrokerClient client;
  private @Nullable Admin admin;

  BrokerHealth(BrokerClient client) {
    this.client = client;
  }

  @Override
  public synchronized Health health() {
    try {
      int brokers =
          admin().describeCluster().nodes().get(ANSWER_MILLIS_MAX, TimeUnit.MILLISECONDS).size();
      return Health.up().withDetail("brokers", brokers).build();
    } catch (ExecutionException | TimeoutException e) {
      return Health.down().build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
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
    if (admin != null) {
      admin.close(java.time.Duration.ofSeconds(1));
    }
  }
}
