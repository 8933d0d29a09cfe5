package trm.corridor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.MailboxPlan;

/** The region's cluster has the mailboxes and rules of {@code deploy/kafka}, and no others. */
final class ChartOfTheBrokersTest {
  private static final List<JsonNode> RENDERED = new Chart("kafka", "kafka").rendered("region");
  private static final MailboxPlan PLAN = MailboxPlan.read(Project.file("deploy/kafka"));
  @TempDir Path workshop;

  private static List<JsonNode> all(String kind) {
    return RENDERED.stream().filter(m -> m.path("kind").asString().equals(kind)).toList();
  }

  private static JsonNode cluster() {
    return all("Kafka").getFirst().at("/spec/kafka");
  }

  @Test
  void passesTheLinterAndIsReadByTheClassesOfStrimzi() {
    var lint = new Chart("kafka", "kafka").linted(workshop);
    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    assertThat(RENDERED).allMatch(Manifests::isKnown);
    assertThat(RENDERED.stream().flatMap(m -> Manifests.problem(m).stream())).isEmpty();
  }

  @Test
  void theTopicsAreThePlans() {
    Map<String, String> wanted = new HashMap<>();
    for (NewTopic topic : PLAN.topics(3)) {
      wanted.put(
          topic.name(),
          topic.numPartitions() + " " + topic.replicationFactor() + " " + sorted(topic.configs()));
    }
    Map<String, String> there = new HashMap<>();
    for (JsonNode topic : all("KafkaTopic")) {
      Map<String, String> config = new HashMap<>();
      topic
          .at("/spec/config")
          .properties()
          .forEach(e -> config.put(e.getKey(), e.getValue().asString()));
      there.put(
          topic.at("/metadata/name").asString(),
          topic.at("/spec/partitions").asInt()
              + " "
              + topic.at("/spec/replicas").asInt()
              + " "
              + sorted(config));
    }
    assertThat(there).isEqualTo(wanted);
  }

  private static String sorted(Map<String, String> settings) {
    return new java.util.TreeMap<>(settings).toString();
  }

  @Test
  void theRulesAreThePlans() {
    Set<String> there = new HashSet<>();
    for (JsonNode user : all("KafkaUser")) {
      String name = user.at("/metadata/name").asString();
      assertThat(user.at("/spec/authentication").isMissingNode()).as("a token, no secret").isTrue();
      for (JsonNode rule : user.at("/spec/authorization/acls")) {
        assertThat(rule.path("resource").path("patternType").asString()).isEqualTo("literal");
        assertThat(rule.path("type").asString("allow")).isEqualTo("allow");
        for (JsonNode operation : rule.path("operations")) {
          there.add(rule(name, rule.path("resource"), operation.asString()));
        }
      }
    }
    assertThat(there)
        .isEqualTo(
            PLAN.acls().stream().map(ChartOfTheBrokersTest::rule).collect(Collectors.toSet()));
  }

  private static String rule(String user, JsonNode resource, String operation) {
    return "User:%s %s %s %s"
        .formatted(
            user, resource.path("type").asString(), resource.path("name").asString(), operation)
        .toLowerCase(Locale.ROOT);
  }

  private static String rule(AclBinding binding) {
    return "%s %s %s %s"
        .formatted(
            binding.entry().principal(),
            binding.pattern().resourceType(),
            binding.pattern().name(),
            binding.entry().operation())
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void threeBrokersOutlastOneOfThem() {
    assertThat(all("KafkaNodePool").getFirst().at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(cluster().at("/config/min.insync.replicas").asInt()).isEqualTo(2);
    assertThat(cluster().at("/config/default.replication.factor").asInt()).isEqualTo(3);
    assertThat(cluster().at("/config/unclean.leader.election.enable").asBoolean(true)).isFalse();
    assertThat(cluster().at("/config/auto.create.topics.enable").asBoolean(true)).isFalse();
    assertThat(cluster().path("version").asString()).isEqualTo(Project.pom("kafka.version"));
  }

  @Test
  void onlyTokensOfTheFederationsRealmOpenIt() {
    assertThat(cluster().at("/authorization/type").asString()).isEqualTo("simple");
    assertThat(cluster().at("/authorization/superUsers").isMissingNode()).isTrue();
    assertThat(cluster().path("listeners"))
        .singleElement()
        .satisfies(
            listener -> {
              assertThat(listener.path("tls").asBoolean()).isTrue();
              JsonNode config = listener.at("/authentication/listenerConfig");
              assertThat(config.path("sasl.enabled.mechanisms").asString())
                  .isEqualTo("OAUTHBEARER");
            });
    for (JsonNode user : all("KafkaUser")) {
      assertThat(user.at("/spec/quotas/producerByteRate").asInt()).isPositive();
    }
  }
}
