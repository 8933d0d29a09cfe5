package trm.corridor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.ComposeFiles;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.MailboxPlan;
import trm.corridor.embedded.StateFolder;

/** The corridor of {@code deploy/compose}, read as its engine would read it. */
final class ComposeTest {
  private static final JsonNode COMPOSE = compose();
  private static final Set<String> NODES =
      Set.copyOf(MailboxPlan.read(Project.file("deploy/kafka")).members());

  @TempDir static Path made;

  /** Anchors and merges are resolved, as an engine does. */
  private static JsonNode compose() {
    Object read = new Yaml().load(Project.text("deploy/compose/compose.yaml"));
    return JsonMapper.shared().valueToTree(read);
  }

  @BeforeAll
  static void makeTheFiles() {
    Path project = Project.file("");
    ComposeFiles.make(
        Layout.usual(project), new StateFolder(made), Instant.parse("2026-03-02T09:00:00Z"));
  }

  private static JsonNode service(String name) {
    return COMPOSE.path("services").path(name);
  }

  private static Stream<JsonNode> services() {
    return COMPOSE.path("services").propertyStream().map(Map.Entry::getValue);
  }

  private static Map<String, Object> variables(String node) {
    Map<String, Object> variables = new HashMap<>();
    service(node)
        .path("environment")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString()));
    return variables;
  }

  @Test
  void hasEveryNodeOfTheCorridor() {
    Set<String> started =
        COMPOSE
            .path("services")
            .propertyStream()
            .filter(entry -> entry.getValue().path("environment").has("TRM_NODE_ID"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(started).isEqualTo(NODES);
    for (String node : NODES) {
      assertThat(variables(node)).containsEntry("TRM_NODE_ID", node);
    }
  }

  @Test
  void everyVariableIsReadAndDocumentedAndTheNodeIsContentWithThem() {
    Set<String> known =
        Settings.names().stream().map(Settings::variable).collect(Collectors.toSet());
    for (String node : NODES) {
      assertThat(known).as(node).containsAll(variables(node).keySet());
      assertThat(Settings.refusedOf(Settings.environment(variables(node)))).as(node).isEmpty();
    }
    Set<String> others =
        services()
            .filter(one -> !one.path("environment").has("TRM_NODE_ID"))
            .flatMap(one -> one.path("environment").propertyStream().map(Map.Entry::getKey))
            .collect(Collectors.toSet());
    String page = Project.text("docs/operations/compose.md");
    assertThat(others).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    assertThat(page).contains("| `CORRIDOR_USER` |");
  }

  @Test
  void aVariableThatNobodyReadsAndOneThatIsMissingAreSeen() {
    Map<String, Object> wrong = variables("mn-origin");
    wrong.remove("TRM_KEYS_FOLDER");
    assertThat(Settings.refusedOf(Settings.environment(wrong)))
        .singleElement()
        .asString()
        .contains("trm.keys.folder");
    assertThat(Settings.names().stream().map(Settings::variable))
        .doesNotContain("TRM_KEYS_FOLDERS");
  }

  @Test
  void noSecretStandsInAVariable() {
    assertThat(services().flatMap(one -> one.path("environment").propertyStream()))
        .noneMatch(
            entry ->
                entry.getKey().matches(".*(PASSWORD|SECRET|TOKEN)")
                    || entry.getValue().asString().contains("${"));
  }

  @Test
  void everySecretIsMadeAndOnlyItsOwnerReadsIt() throws IOException {
    Map<String, String> files = new TreeMap<>();
    COMPOSE
        .path("secrets")
        .properties()
        .forEach(e -> files.put(e.getKey(), e.getValue().path("file").asString()));
    assertThat(files).hasSizeGreaterThan(25);
    for (Map.Entry<String, String> secret : files.entrySet()) {
      Path file = made.resolve(secret.getValue().replace("./.corridor/", ""));
      assertThat(file).exists();
      if (!Set.of("ca.pem", "federation-public.jwk", "broker.p12").contains(secret.getKey())) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(secret.getKey())
            .isEqualTo("rw-------");
      }
    }
    assertThat(Files.getPosixFilePermissions(made.resolve("tls")).size()).isEqualTo(3);
    assertThat(used()).isEqualTo(files.keySet());
  }

  private static Set<String> used() {
    return services()
        .flatMap(one -> Project.elements(one.path("secrets")))
        .map(secret -> secret.isString() ? secret.asString() : secret.path("source").asString())
        .collect(Collectors.toSet());
  }

  /** Every path that a node is told is a secret of it or lies in a folder that it is given. */
  @Test
  void everyFileThatANodeIsToldOfIsThere() {
    for (String node : NODES) {
      Set<String> there = new HashSet<>();
      Project.elements(service(node).path("volumes"))
          .map(JsonNode::asString)
          .forEach(
              volume -> {
                String[] parts = volume.split(":", -1);
                there.add(parts[1]);
                Path host =
                    parts[0].startsWith("./.corridor/")
                        ? made.resolve(parts[0].replace("./.corridor/", ""))
                        : Project.file("deploy/compose").resolve(parts[0]).normalize();
                assertThat(host).as(volume).exists();
              });
      Project.elements(service(node).path("secrets"))
          .map(s -> s.isString() ? s.asString() : s.path("target").asString())
          .forEach(name -> there.add("/run/secrets/" + name));
      assertThat(variables(node).values().stream().map(Object::toString))
          .filteredOn(value -> value.startsWith("/"))
          .allSatisfy(path -> assertThat(there).as(path).anyMatch(path::startsWith));
    }
    for (String file : List.of("master.key", "directory.jws", "keys")) {
      assertThat(made.resolve("nodes/mn-origin").resolve(file)).exists();
    }
  }

  @Test
  void versionsAreThoseOfTheBuildAndNoneMoves() {
    Map<String, String> images = new HashMap<>();
    COMPOSE
        .path("services")
        .properties()
        .forEach(e -> images.put(e.getKey(), e.getValue().path("image").asString()));
    String postgres = Project.pom("postgres-binaries.version").replaceFirst("\\.0$", "");
    assertThat(images)
        .containsEntry("kafka", "apache/kafka:" + Project.pom("kafka.version"))
        .containsEntry("mailboxes", "apache/kafka:" + Project.pom("kafka.version"))
        .containsEntry("keycloak", "quay.io/keycloak/keycloak:" + Project.pom("keycloak.version"))
        .containsEntry("prometheus", "prom/prometheus:v" + Project.pom("prometheus.version"));
    for (String node : NODES) {
      assertThat(images.remove(node)).matches("corridor/[a-z]+:" + Project.version());
    }
    assertThat(images.keySet().stream().filter(name -> name.endsWith("-db")))
        .hasSize(NODES.size() + 1)
        .allSatisfy(name -> assertThat(images).containsEntry(name, "postgres:" + postgres));
  }

  @Test
  void nothingRunsAsRoot() {
    assertThat(services())
        .allMatch(one -> one.path("user").asString().startsWith("${CORRIDOR_USER:?"))
        .allMatch(one -> Project.texts(one.path("cap_drop")).equals(List.of("ALL")));
    for (String node : NODES) {
      assertThat(service(node).path("read_only").asBoolean()).isTrue();
      assertThat(Project.texts(service(node).path("tmpfs"))).containsExactly("/tmp");
      List<String> probe = Project.texts(service(node).at("/healthcheck/test"));
      assertThat(probe.getLast()).isIn(ServicePaths.probes());
      assertThat(probe.get(2)).isEqualTo(ServicePaths.managementPort());
    }
    assertThat(made.resolve("user.env")).content().matches("CORRIDOR_USER=\\d+:\\d+\n");
  }

  /** What is published, what the page says of it, and where the meters are asked for. */
  @Test
  void everyPortIsTheServices() {
    JsonNode watch = Project.yaml("deploy/watch/prometheus.yaml").path("scrape_configs").path(0);
    Set<String> asked =
        Project.elements(watch.path("static_configs"))
            .flatMap(one -> Project.texts(one.path("targets")).stream())
            .collect(Collectors.toSet());
    assertThat(asked)
        .isEqualTo(
            NODES.stream()
                .map(node -> node + ":" + ServicePaths.managementPort())
                .collect(Collectors.toSet()));
    assertThat(watch.path("metrics_path").asString()).isEqualTo("/actuator/prometheus");
    Set<String> published = new HashSet<>();
    for (String node : NODES) {
      String port = Project.texts(service(node).path("ports")).getFirst();
      assertThat(port).matches("127[.]0[.]0[.]1:1808[0-3]:" + ServicePaths.apiPort());
      published.add(port);
      assertThat(variables(node)).containsEntry("TRM_BROKER_BOOTSTRAP", "kafka:9094");
    }
    assertThat(published).hasSameSizeAs(NODES);
    assertThat(Project.text("docs/operations/compose.md"))
        .contains("`http://127.0.0.1:18080` to `18083`");
  }

  @Test
  void theMailboxesAreThePlans() throws IOException {
    List<String> script = Files.readAllLines(made.resolve("kafka/mailboxes.sh"));
    MailboxPlan plan = MailboxPlan.read(Project.file("deploy/kafka"));
    for (String member : plan.members()) {
      assertThat(script)
          .filteredOn(
              line -> line.contains("--create") && line.contains(" " + plan.mailbox(member) + " "))
          .singleElement()
          .asString()
          .contains("--config retention.ms=" + plan.settings().get("retention.ms"));
    }
    assertThat(script)
        .filteredOn(line -> line.contains("kafka-acls.sh"))
        .hasSize(plan.acls().size());
    for (AclBinding rule : plan.acls()) {
      assertThat(script)
          .anyMatch(
              line ->
                  line.contains("--allow-principal " + rule.entry().principal() + " ")
                      && line.contains("--operation " + rule.entry().operation() + " ")
                      && line.endsWith(" " + rule.pattern().name()));
    }
  }

  @Test
  void nothingMadeIsStillAPlaceholder() throws IOException {
    for (String file :
        List.of(
            "kafka/server.properties",
            "kafka/client.properties",
            "keycloak/keycloak.conf",
            "keycloak/import/federation-realm.json")) {
      assertThat(Files.readString(made.resolve(file))).as(file).doesNotContain("${");
    }
  }
}
