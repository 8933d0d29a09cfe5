package trm.node.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import trm.node.settings.BrokerSettings;

/**
 * Gives the binder the node's own way to the broker before any context exists. The binder makes
 * clients in contexts of its own (to look up partitions, for instance), which no bean of the node
 * reaches; one that spoke plain text to the broker's TLS would take the answer for a length and run
 * out of memory.
 */
public final class BrokerEnvironment implements EnvironmentPostProcessor {
  private static final String CONFIGURATION = "spring.cloud.stream.kafka.binder.configuration";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.containsProperty("trm.broker.bootstrap")) {
      return; // The settings themselves say what is missing, when they are bound.
    }
    BrokerSettings settings =
        Binder.get(environment).bindOrCreate("trm.broker", BrokerSettings.class);
    Map<String, Object> properties = new HashMap<>();
    new BrokerClient(settings)
        .properties()
        .forEach((name, value) -> properties.put(CONFIGURATION + "[" + name + "]", value));
    // The binder insists on its own setting for the address.
    properties.remove(CONFIGURATION + "[" + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG + "]");
    environment.getPropertySources().addLast(new MapPropertySource("trm-broker", properties));
  }
}
