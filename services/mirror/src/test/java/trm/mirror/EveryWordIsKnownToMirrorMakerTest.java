package trm.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorMakerConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MirrorMaker passes over a key that it does not know, so a mistyped one would be silent. */
final class EveryWordIsKnownToMirrorMakerTest {
  private static final Map<String, String> FILE =
      read(Path.of("../../deploy/mirror/mirror.properties"));
  private static final List<String> COUNTRIES = List.of("mn", "cn", "mo");
  private static final Pattern OF_A_FLOW = Pattern.compile("(\\w+)->(\\w+)\\.(.+)");
  private static final Pattern OF_A_CLUSTER = Pattern.compile("(mn|cn|mo)\\.(.+)");
  private static final Pattern OF_A_CLIENT = Pattern.compile("(producer|consumer|admin)\\.(.+)");

  private static final Set<String> OF_A_CONNECTOR =
      all(
          new MirrorSourceConnector().config().names(),
          new MirrorCheckpointConnector().config().names(),
          new MirrorHeartbeatConnector().config().names());
  private static final MirrorMakerConfig CONFIG = new MirrorMakerConfig(FILE);
  private static final Set<String> OF_A_WORKER =
      all(
          worker(new SourceAndTarget("cn", "mn")).values().keySet(),
          AdminClientConfig.configNames());

  @SafeVarargs
  private static Set<String> all(Set<String>... sets) {
    Set<String> all = new HashSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return all;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Map<String, String> read = new TreeMap<>();
    properties.forEach((key, value) -> read.put(key.toString(), inPlace(value.toString())));
    return read;
  }

  /** With a number where a country's environment has one. */
  private static String inPlace(String value) {
    return value.replace("${env:MIRROR_REPLICAS}", "3");
  }

  /** What runs a flow, which refuses a value that it does not understand. */
  private static DistributedConfig worker(SourceAndTarget flow) {
    return new DistributedConfig(CONFIG.workerConfig(flow));
  }

  private static boolean isKnown(String key) {
    Matcher flow = OF_A_FLOW.matcher(key);
    if (flow.matches()) {
      return COUNTRIES.containsAll(List.of(flow.group(1), flow.group(2)))
          && OF_A_CONNECTOR.contains(flow.group(3));
    }
    Matcher cluster = OF_A_CLUSTER.matcher(key);
    if (cluster.matches()) {
      return isKnownOfACluster(cluster.group(2));
    }
    return key.startsWith("config.providers.env.")
        || key.equals("plugin.discovery")
        || CONFIG.values().containsKey(key)
        || OF_A_CONNECTOR.contains(key);
  }

  private static boolean isKnownOfACluster(String key) {
    Matcher client = OF_A_CLIENT.matcher(key);
    if (!client.matches()) {
      return OF_A_WORKER.contains(key);
    }
    return switch (client.group(1)) {
      case "producer" -> ProducerConfig.configNames().contains(client.group(2));
      case "consumer" -> ConsumerConfig.configNames().contains(client.group(2));
      default -> AdminClientConfig.configNames().contains(client.group(2));
    };
  }

  @Test
  void everyKeyOfTheFileIsOne() {
    assertThat(FILE).hasSizeGreaterThan(50);
    assertThat(FILE.keySet()).allMatch(EveryWordIsKnownToMirrorMakerTest::isKnown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync.topic.acl.enabled",
        "cn->mn.topic",
        "cn->xx.topics",
        "mn.producer.max.request.sise",
        "mn.offset.flush.intervals.ms",
        "sasl.oauthbearer.client.credential.client.id"
      })
  void oneThatIsMistypedIsNone(String key) {
    assertThat(isKnown(key)).isFalse();
  }

  /** The connector's own judgement of each flow, values and all. */
  @Test
  void everyFlowIsTakenByTheConnectorThatCarriesTheMail() {
    List<SourceAndTarget> flows = CONFIG.clusterPairs();
    assertThat(flows).hasSize(6);
    for (SourceAndTarget flow : flows) {
      Map<String, String> settings = CONFIG.connectorBaseConfig(flow, MirrorSourceConnector.class);
      assertThat(faults(settings)).as(flow.toString()).isEmpty();
      assertThat(worker(flow).getString("group.id")).isEqualTo(flow.source() + "-mm2");
      Map<String, String> wrong = new HashMap<>(settings);
      wrong.put("refresh.topics.interval.seconds", "often");
      assertThat(faults(wrong)).as("%s with a wrong value", flow).isNotEmpty();
    }
  }

  private static List<String> faults(Map<String, String> settings) {
    return new MirrorSourceConnector()
        .validate(settings).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .map(ConfigValue::toString)
            .toList();
  }

  /** What a mirror must not do is on where the file does not say that it is off. */
  @Test
  void nothingButMailGoesAcrossABorder() {
    assertThat(FILE)
        .containsEntry("sync.topic.configs.enabled", "false")
        .containsEntry("sync.topic.acls.enabled", "false")
        .containsEntry("sync.group.offsets.enabled", "false")
        .containsEntry("emit.checkpoints.enabled", "false")
        .containsEntry("emit.offset-syncs.enabled", "false")
        .containsEntry("emit.heartbeats.enabled", "false")
        .containsEntry(
            "replication.policy.class",
            "org.apache.kafka.connect.mirror.IdentityReplicationPolicy");
  }
}
