package trm.corridor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the chart makes of a small and of a large country. */
final class ChartOfANodeTest {
  private static final Map<String, List<JsonNode>> RENDERED = new HashMap<>();
  @TempDir Path workshop;

  @BeforeAll
  static void render() {
    for (String size : List.of("small", "large")) {
      RENDERED.put(size, new Chart("node", size).rendered("a-node"));
    }
  }

  private static List<JsonNode> all(String size) {
    return java.util.Objects.requireNonNull(RENDERED.get(size));
  }

  private static JsonNode the(String size, String kind) {
    return all(size).stream()
        .filter(manifest -> manifest.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode pod(String size) {
    return the(size, "Deployment").at("/spec/template/spec");
  }

  private static JsonNode node(String size) {
    return pod(size).path("containers").path(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void passesTheLinter(String size) {
    LintResult result = new Chart("node", size).linted(workshop);
    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @Test
  void doesNotPassWithoutWhatTheCountryMustSay() {
    assertThat(
            new com.marcnuri.helm.Helm(Project.file("deploy/chart/node")).lint().call().isFailed())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void isReadByTheClassesOfKubernetes(String size) {
    assertThat(all(size).stream().flatMap(m -> Manifests.problem(m).stream())).isEmpty();
    assertThat(all(size).stream().filter(m -> !Manifests.isKnown(m)).map(Manifests::kind))
        .isSubsetOf("monitoring.coreos.com/v1 ServiceMonitor");
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsSeen() {
    ObjectNode wrong = (ObjectNode) the("small", "Deployment").deepCopy();
    ((ObjectNode) wrong.at("/spec/template/spec")).put("restartPolicies", "Always");
    assertThat(Manifests.problem(wrong)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void everySettingIsReadAndTheNodeIsContentWithThem(String size) {
    Map<String, Object> settings = settings(size);
    assertThat(Settings.names()).containsAll(settings.keySet());
    assertThat(Settings.refusedOf(Settings.properties(settings))).isEmpty();
  }

  private static Map<String, Object> settings(String size) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(the(size, "ConfigMap").at("/data/node.properties").asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> settings = new HashMap<>();
    read.forEach((name, value) -> settings.put(name.toString(), value));
    return settings;
  }

  /** Whatever the settings call a file lies where something is mounted. */
  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void everyFileLiesWhereSomethingIsMounted(String size) {
    Set<String> mounts =
        Project.elements(node(size).path("volumeMounts"))
            .map(mount -> mount.path("mountPath").asString() + "/")
            .collect(Collectors.toSet());
    Set<String> volumes =
        Project.elements(pod(size).path("volumes"))
            .map(volume -> volume.path("name").asString())
            .collect(Collectors.toSet());
    settings(size).values().stream()
        .map(Object::toString)
        .filter(value -> value.startsWith("/"))
        .map(path -> path + "/")
        .forEach(path -> assertThat(mounts).as(path).anyMatch(path::startsWith));
    containers(size)
        .flatMap(container -> Project.elements(container.path("volumeMounts")))
        .forEach(mount -> assertThat(volumes).contains(mount.path("name").asString()));
  }

  private static Stream<JsonNode> containers(String size) {
    return Stream.of("containers", "initContainers")
        .flatMap(kind -> Project.elements(pod(size).path(kind)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void nothingRunsAsRootOrWritesItsOwnFiles(String size) {
    assertThat(pod(size).at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod(size).path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(containers(size))
        .allSatisfy(
            container -> {
              JsonNode locked = container.path("securityContext");
              assertThat(locked.path("readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(locked.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(Project.texts(locked.at("/capabilities/drop"))).containsExactly("ALL");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void noSecretStandsInIt(String size) {
    assertThat(all(size)).noneMatch(m -> m.path("kind").asString().equals("Secret"));
    assertThat(containers(size)).allMatch(c -> c.path("env").isMissingNode());
    assertThat(Project.elements(pod(size).path("volumes")).filter(v -> v.has("secret"))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void probesAndPortsAreThoseOfTheService(String size) {
    JsonNode defaults = Project.yaml("services/node/src/main/resources/application.yaml");
    Map<String, Integer> ports =
        Project.elements(node(size).path("ports"))
            .collect(
                Collectors.toMap(
                    port -> port.path("name").asString(),
                    port -> port.path("containerPort").asInt()));
    assertThat(ports)
        .containsEntry("api", defaults.at("/server/port").asInt())
        .containsEntry("management", defaults.path("management").path("server.port").asInt());
    List<String> targets =
        all(size).stream()
            .filter(m -> m.path("kind").asString().equals("Service"))
            .flatMap(m -> Project.elements(m.at("/spec/ports")))
            .map(port -> port.path("targetPort").asString())
            .toList();
    assertThat(targets).containsExactlyInAnyOrderElementsOf(ports.keySet());
    assertThat(
            all(size).stream()
                .filter(m -> m.path("kind").asString().equals("NetworkPolicy"))
                .flatMap(m -> Project.elements(m.at("/spec/ingress")))
                .flatMap(way -> Project.elements(way.path("ports")))
                .map(port -> port.path("port").asString()))
        .isNotEmpty()
        .allMatch(ports::containsKey);
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      JsonNode get = node(size).path(probe).path("httpGet");
      assertThat(get.path("port").asString()).as(probe).isEqualTo("management");
      assertThat(get.path("path").asString()).as(probe).isIn(ServicePaths.probes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void theMemoryIsThatWhichWasMeasuredAndMore(String size) {
    int measured =
        Pattern.compile("\\| `[a-z-]+` \\| [0-9.]+ s \\| (\\d+) MiB \\|")
            .matcher(Project.text("docs/performance.md"))
            .results()
            .mapToInt(row -> Integer.parseInt(row.group(1)))
            .max()
            .orElseThrow();
    assertThat(mebibytes(node(size).at("/resources/requests/memory")))
        .isGreaterThanOrEqualTo(measured);
    assertThat(mebibytes(node(size).at("/resources/limits/memory"))).isGreaterThan(measured + 64);
  }

  /** The page of sizes and the charts ask for the same. */
  @ParameterizedTest
  @CsvSource({"small, 0", "large, 2"})
  void thePageOfSizesSaysWhatIsAskedFor(String size, int column) {
    assertThat(sizes("replicas of the node").get(column))
        .isEqualTo(the(size, "Deployment").at("/spec/replicas").asString());
    JsonNode resources = node(size).path("resources");
    BigDecimal cores =
        Quantity.parse(resources.at("/requests/cpu").asString()).getNumericalAmount();
    assertThat(sizes("of each: cores, memory asked for, at most").get(column))
        .isEqualTo(
            "%s, %d MiB, %d MiB"
                .formatted(
                    cores.stripTrailingZeros().toPlainString(),
                    mebibytes(resources.at("/requests/memory")),
                    mebibytes(resources.at("/limits/memory"))));
  }

  private static List<String> sizes(String row) {
    String begin = "| " + row + " | ";
    return Project.text("docs/operations/sizing.md")
        .lines()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()).replaceAll(" \\|$", ""))
        .map(cells -> List.of(cells.split(" \\| ", -1)))
        .findFirst()
        .orElseThrow();
  }

  private static int mebibytes(JsonNode quantity) {
    assertThat(quantity.asString()).endsWith("Mi");
    return Integer.parseInt(quantity.asString().replace("Mi", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void someReplicaAlwaysServes(String size) {
    JsonNode deployment = the(size, "Deployment").path("spec");
    assertThat(deployment.path("replicas").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(deployment.at("/strategy/rollingUpdate/maxUnavailable").asInt(9)).isZero();
    assertThat(the(size, "PodDisruptionBudget").at("/spec/maxUnavailable").asInt())
        .isBetween(1, deployment.path("replicas").asInt() - 1);
    for (String kind : List.of("PodDisruptionBudget", "Deployment")) {
      assertThat(the(size, kind).at("/spec/selector/matchLabels"))
          .isEqualTo(the(size, "NetworkPolicy").at("/spec/podSelector/matchLabels"))
          .isNotEmpty();
    }
    assertThat(pod(size).path("topologySpreadConstraints")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void everyWayThatIsNotNamedIsClosed(String size) {
    List<JsonNode> policies =
        all(size).stream()
            .filter(m -> m.path("kind").asString().equals("NetworkPolicy"))
            .map(m -> m.path("spec"))
            .toList();
    assertThat(policies)
        .allMatch(p -> Project.texts(p.path("policyTypes")).equals(List.of("Ingress", "Egress")))
        .anyMatch(p -> p.path("ingress").isMissingNode() && p.path("egress").isMissingNode());
    // An empty list of peers would be everybody.
    assertThat(policies.stream().flatMap(ChartOfANodeTest::ways))
        .isNotEmpty()
        .allMatch(peers -> peers.isArray() && !peers.isEmpty());
  }

  /** A node that traces reaches its collector, and one that does not has no way there. */
  @ParameterizedTest
  @ValueSource(strings = {"small", "large"})
  void theWayToTheCollectorIsOpenIfThereIsOne(String size) {
    Object endpoint = settings(size).get("trm.traces.endpoint");
    assertThat(endpoint != null).isEqualTo(size.equals("large"));
    List<Integer> ports =
        all(size).stream()
            .filter(m -> m.path("kind").asString().equals("NetworkPolicy"))
            .flatMap(m -> Project.elements(m.at("/spec/egress")))
            .flatMap(way -> Project.elements(way.path("ports")))
            .map(port -> port.path("port").asInt())
            .toList();
    if (endpoint == null) {
      assertThat(ports).isNotEmpty().doesNotContain(4318);
    } else {
      assertThat(ports).contains(URI.create(endpoint.toString()).getPort());
    }
  }

  private static Stream<JsonNode> ways(JsonNode policy) {
    return Stream.concat(
        Project.elements(policy.path("ingress")).map(way -> way.path("from")),
        Project.elements(policy.path("egress")).map(way -> way.path("to")));
  }

  @Test
  void theImageIsOfThisReleaseAndOfTheRole() {
    assertThat(Project.yaml("deploy/chart/node/Chart.yaml").path("appVersion").asString())
        .isEqualTo(Project.version());
    assertThat(node("small").path("image").asString())
        .isEqualTo("registry.example/corridor/origin:" + Project.version());
    assertThat(node("large").path("image").asString())
        .isEqualTo("registry.example/corridor/destination:" + Project.version());
  }
}
