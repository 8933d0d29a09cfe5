package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The brokers of the chart believe the same tokens as those of the demo, which tests try. */
final class BrokerOfTheChartTest {
  private static final String PREFIX = "            oauthbearer.";
  @TempDir Path folder;

  @Test
  void believesWhatTheDemosBrokerBelieves() {
    String issuer = "https://realm.example/realms/federation";
    FederationRealm realm = new FederationRealm(URI.create(issuer), new StateFolder(folder));
    Map<String, String> demos = new HashMap<>(realm.believed());
    // The demo's waits for a realm that is away; a cluster's is started again by Kubernetes.
    demos.put(
        "sasl.server.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler");

    Map<String, String> charts = new HashMap<>();
    StateFolder.read(Path.of("../../deploy/chart/kafka/templates/kafka.yaml"))
        .lines()
        .filter(line -> line.startsWith(PREFIX))
        .map(line -> line.substring(PREFIX.length()).replace("{{ .Values.realm.issuer }}", issuer))
        .map(line -> line.split(": ", 2))
        .forEach(setting -> charts.put(setting[0], text(setting[1])));
    assertThat(charts).isEqualTo(demos);
  }

  private static String text(String yaml) {
    JsonNode value = new YAMLMapper().readTree(yaml);
    return value.asString();
  }
}
