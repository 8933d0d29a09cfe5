package trm.corridor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.MailboxPlan;
import trm.corridor.embedded.MirrorPlan;

/**
 * Where each country has a cluster of its own: that of Mongolia, with the rules and the mirror of
 * {@code deploy/mirror}.
 */
final class ChartOfACountrysBrokersTest {
  private static final List<JsonNode> RENDERED = new Chart("kafka", "bilateral").rendered("mn");
  private static final JsonNode VALUES = Project.yaml("deploy/chart/values/bilateral.yaml");
  private static final MailboxPlan MAILBOXES = MailboxPlan.read(Project.file("deploy/kafka"));
  private static final Properties FILE = file();
  @TempDir Path workshop;

  private static Properties file() {
    Properties file = new Properties();
    try {
      file.load(new StringReader(Project.text("deploy/mirror/mirror.properties")));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> all(String kind) {
    return RENDERED.stream().filter(m -> m.path("kind").asString().equals(kind)).toList();
  }

  private static JsonNode mirror() {
    return all("KafkaMirrorMaker2").getFirst().path("spec");
  }

  private static Map<String, String> homes() {
    Map<String, String> homes = new HashMap<>();
    VALUES
        .path("countries")
        .properties()
        .forEach(
            country ->
                Project.texts(country.getValue().path("members"))
                    .forEach(node -> homes.put(node, country.getKey())));
    return homes;
  }

  @Test
  void passesTheLinterAndIsReadByTheClassesOfStrimzi() {
    var lint = new Chart("kafka", "bilateral").linted(workshop);
    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    assertThat(RENDERED).allMatch(Manifests::isKnown);
    assertThat(RENDERED.stream().flatMap(m -> Manifests.problem(m).stream())).isEmpty();
    assertThat(all("KafkaMirrorMaker2")).hasSize(1);
    assertThat(new Chart("kafka", "kafka").rendered("region"))
        .as("the region's cluster has no mirror")
        .noneMatch(m -> m.path("kind").asString().equals("KafkaMirrorMaker2"));
  }

  /** Whatever the mirror keeps for itself it names otherwise here. */
  @Test
  void theRulesAboutMailAreThePlans() {
    Set<String> there = new HashSet<>();
    for (JsonNode user : all("KafkaUser")) {
      String name = user.at("/metadata/name").asString();
      assertThat(user.at("/spec/authentication").isMissingNode()).as("a token, no secret").isTrue();
      for (JsonNode rule : user.at("/spec/authorization/acls")) {
        JsonNode resource = rule.path("resource");
        String topic = resource.path("name").asString();
        for (String operation : Project.texts(rule.path("operations"))) {
          if (topic.startsWith("trm.mailbox.")) {
            assertThat(resource.path("patternType").asString()).isEqualTo("literal");
            there.add(rule(name, topic, operation));
          } else if (name.startsWith("mirror-")) {
            assertThat(topic).as("a mirror's own").startsWith("mm2-");
          }
        }
      }
    }
    MirrorPlan plan = MirrorPlan.read(Project.file("deploy/mirror"), MAILBOXES, homes());
    Set<String> wanted =
        plan.acls("mn").stream()
            .filter(acl -> acl.pattern().resourceType() == ResourceType.TOPIC)
            .filter(acl -> acl.pattern().name().startsWith("trm.mailbox."))
            .map(ChartOfACountrysBrokersTest::rule)
            .collect(Collectors.toSet());
    assertThat(there).isEqualTo(wanted);
  }

  private static String rule(AclBinding acl) {
    String user = acl.entry().principal().replace("User:", "");
    return rule(user, acl.pattern().name(), acl.entry().operation().toString());
  }

  private static String rule(String user, String topic, String operation) {
    return user + " " + operation.toLowerCase(Locale.ROOT) + " " + topic;
  }

  @Test
  void everyMailboxIsThereSinceMailForOthersIsLeftHere() {
    assertThat(all("KafkaTopic").stream().map(t -> t.at("/metadata/name").asString()))
        .containsExactlyInAnyOrderElementsOf(
            MAILBOXES.members().stream().map(MAILBOXES::mailbox).toList());
  }

  @Test
  void itCallsItsOwnBrokersByTheNameThatIsInTheirCertificate() {
    String own = mirror().at("/target/bootstrapServers").asString();
    assertThat(own).isEqualTo(VALUES.at("/countries/mn/bootstrap").asString());
    assertThat(own).startsWith(VALUES.at("/listener/bootstrap").asString() + ":");
  }

  @Test
  void itFetchesTheMailOfItsMembersFromEveryOtherCountry() {
    Set<String> sources = new TreeSet<>();
    for (JsonNode flow : mirror().path("mirrors")) {
      sources.add(flow.at("/source/alias").asString());
      String pattern = flow.path("topicsPattern").asString();
      for (String node : MAILBOXES.members()) {
        assertThat(MAILBOXES.mailbox(node).matches(pattern))
            .as("%s by %s", node, pattern)
            .isEqualTo("mn".equals(homes().get(node)));
      }
      flow.at("/sourceConnector/config")
          .properties()
          .forEach(
              setting ->
                  assertThat(FILE).containsEntry(setting.getKey(), setting.getValue().asString()));
    }
    assertThat(sources).containsExactly("cn", "mo");
    JsonNode config = mirror().at("/target/config");
    assertThat(config.path("producer.max.request.size").asString())
        .isEqualTo(FILE.getProperty("mn.producer.max.request.size"));
  }

  @Test
  void itSignsInAsTheFileSaysAbroadAndAtHome() {
    String issuer = VALUES.at("/realm/issuer").asString();
    Map<String, String> wanted = new HashMap<>();
    for (String key : FILE.stringPropertyNames()) {
      if (key.startsWith("sasl.")) {
        wanted.put(
            key,
            FILE.getProperty(key)
                .replace("${env:MIRROR_CLIENT}", "mirror-mn")
                .replace("${env:MIRROR_KEY_FILE}", "/mnt/mirror/client.pem")
                .replace("${env:MIRROR_TOKENS}", issuer + "/protocol/openid-connect/token")
                .replace("${env:MIRROR_ISSUER}", issuer));
      }
    }
    assertThat(signIn(mirror().path("target"))).isEqualTo(wanted);
    for (JsonNode flow : mirror().path("mirrors")) {
      assertThat(signIn(flow.path("source"))).isEqualTo(wanted);
    }
  }

  private static Map<String, String> signIn(JsonNode cluster) {
    assertThat(cluster.at("/tls/trustedCertificates").isEmpty()).as("TLS").isFalse();
    Map<String, String> settings = new HashMap<>();
    cluster
        .at("/authentication/config")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asString()));
    return settings;
  }
}
