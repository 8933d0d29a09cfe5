package trm.corridor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.MailboxPlan;
import trm.corridor.embedded.MirrorPlan;
import trm.corridor.embedded.NodePlan;

/**
 * The file by which mirrors carry mail, the rules of the clusters, the realm and the directory say
 * the same. That MirrorMaker knows each word is tried in services/mirror, and that mail comes over
 * by MirroredMailboxesTest and BilateralCorridorTest.
 */
final class MirrorFileTest {
  private static final String TEXT = Project.text("deploy/mirror/mirror.properties");
  private static final Properties FILE = loaded();
  private static final MailboxPlan MAILBOXES = MailboxPlan.read(Project.file("deploy/kafka"));
  private static final Map<String, String> HOMES =
      NodePlan.readAll(Project.file("deploy/directory")).stream()
          .collect(Collectors.toMap(NodePlan::node, NodePlan::country));
  private static final MirrorPlan PLAN =
      MirrorPlan.read(Project.file("deploy/mirror"), MAILBOXES, HOMES);

  private static Properties loaded() {
    Properties file = new Properties();
    try {
      file.load(new StringReader(TEXT));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> list(String key) {
    return new TreeSet<>(List.of(FILE.getProperty(key, "").split(", ")));
  }

  @Test
  void theClustersAreTheDirectorysCountries() {
    assertThat(list("clusters")).isEqualTo(PLAN.countries());
  }

  /** So that a mailbox, which keeps its name, never goes round in a circle. */
  @Test
  void eachMailboxFlowsFromEveryOtherCountryToItsOwnersAndNowhereElse() {
    Map<String, Set<String>> wanted = new TreeMap<>();
    for (String from : PLAN.countries()) {
      for (String to : PLAN.countries()) {
        if (!from.equals(to)) {
          wanted.put(from + "->" + to, mailboxesOf(to));
        }
      }
    }
    Map<String, Set<String>> flows = new TreeMap<>();
    for (String key : FILE.stringPropertyNames()) {
      if (key.contains("->") && key.endsWith(".topics")) {
        String flow = key.replace(".topics", "");
        flows.put(flow, list(key));
        assertThat(FILE).containsEntry(flow + ".enabled", "true");
      }
    }
    assertThat(flows).isEqualTo(wanted);
  }

  private static Set<String> mailboxesOf(String country) {
    return HOMES.entrySet().stream()
        .filter(home -> home.getValue().equals(country))
        .map(home -> MAILBOXES.mailbox(home.getKey()).replace(".", "[.]"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachVariableIsExplainedAndMayBeReadAndNoOther() {
    Set<String> read = found("\\$\\{env:([A-Z_]+)}");
    assertThat(found("(?m)^# {3}(.*?)  ")).hasSize(7);
    assertThat(
            found("(?m)^# {3}(.*?)  ").stream()
                .flatMap(names -> Stream.of(names.split(", ")))
                .collect(Collectors.toSet()))
        .isEqualTo(read);
    String allowed = FILE.getProperty("config.providers.env.param.allowlist.pattern", "");
    assertThat(read).allMatch(name -> name.matches(allowed));
    assertThat("JAVA_HOME").doesNotMatch(allowed);
  }

  private static Set<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(TEXT)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theLargestEnvelopeGoesThroughEachMirror() {
    int largest = Integer.parseInt(String.valueOf(MAILBOXES.settings().get("max.message.bytes")));
    for (String country : PLAN.countries()) {
      String limit = FILE.getProperty(country + ".producer.max.request.size", "0");
      assertThat(Integer.parseInt(limit)).as(country).isGreaterThan(largest);
    }
  }

  @Test
  void eachMirrorIsAClientOfTheFederationsRealm() {
    JsonNode realm = Project.yaml("deploy/keycloak/federation.json");
    assertThat(Project.elements(realm.path("clients")).map(c -> c.path("clientId").asString()))
        .containsAll(PLAN.countries().stream().map(MirrorPlan::mirror).toList());
  }

  /** Nobody from abroad can write, and nobody but a mailbox's owner and its mirror can read it. */
  @Test
  void theRulesOfAClusterGiveNobodyFromAbroadARightToWrite() {
    for (String country : PLAN.countries()) {
      Map<String, Set<String>> rights = new HashMap<>();
      for (AclBinding rule : PLAN.acls(country)) {
        rights
            .computeIfAbsent(rule.entry().principal(), _ -> new TreeSet<>())
            .add(rule.entry().operation() + " " + rule.pattern().name());
      }
      rights.forEach(
          (who, what) -> {
            if (!isAtHome(who.replace("User:", ""), country)) {
              assertThat(who).startsWith("User:mirror-");
              assertThat(what)
                  .as("%s in %s", who, country)
                  .allMatch(right -> right.matches("(READ|DESCRIBE) trm[.]mailbox[.].*"));
            }
          });
      assertThat(rights.get("User:" + MirrorPlan.mirror(country)))
          .noneMatch(right -> right.startsWith("READ trm."))
          .anyMatch(right -> right.startsWith("WRITE trm."));
    }
  }

  private static boolean isAtHome(String principal, String country) {
    return principal.equals(MirrorPlan.mirror(country)) || country.equals(HOMES.get(principal));
  }
}
