package trm.corridor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The build file of the images, line by line. */
final class ImageTest {
  private static final List<String> LINES =
      Project.text("deploy/images/Dockerfile")
          .replace("\\\n", " ")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();

  private static Stream<String> of(String instruction) {
    return LINES.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length()).strip());
  }

  private static String the(String instruction) {
    return of(instruction).reduce((first, last) -> last).orElseThrow();
  }

  @Test
  void beginsWithWhatStandsStill() {
    assertThat(of("FROM")).hasSize(2).allMatch(from -> from.matches("[a-z-]+:\\d+\\.\\d+\\S*.*"));
    assertThat(of("FROM").findFirst().orElseThrow())
        .startsWith("eclipse-temurin:" + Project.pom("java.version") + ".");
    assertThat(of("ARG")).contains("VERSION=" + Project.version());
  }

  @Test
  void endsWithAnotherUserThanRoot() {
    assertThat(the("USER")).matches("[1-9]\\d+:[1-9]\\d+");
    String last = LINES.get(LINES.size() - 1);
    assertThat(last).startsWith("ENTRYPOINT");
    assertThat(LINES.lastIndexOf("USER " + the("USER")))
        .isGreaterThan(LINES.lastIndexOf("COPY --from=made /opt/corridor /opt/corridor"));
  }

  /** The setting by which the corridor of the system tests writes the lines that they read. */
  @Test
  void writesItsLinesAsObjects() {
    String format = Settings.variable("logging.structured.format.console");
    assertThat(of("ENV")).containsExactly(format + "=logstash");
    assertThat(LINES.indexOf("ENV " + the("ENV")))
        .isGreaterThan(LINES.lastIndexOf("FROM " + the("FROM")));
    assertThat(Project.text("docs/operations/settings.md"))
        .contains("| `logging.structured.format.console` | none; `logstash` in the image |");
  }

  @Test
  void opensThePortsOfTheServiceAndAsksAPathThatItHas() {
    JsonNode defaults = Project.yaml("services/node/src/main/resources/application.yaml");
    String ports =
        defaults.at("/server/port").asInt()
            + " "
            + defaults.path("management").path("server.port").asInt();
    assertThat(the("EXPOSE")).isEqualTo(ports);
    String asked = the("HEALTHCHECK").replaceFirst(".* CMD ", "");
    List<String> probe = Project.texts(JsonMapper.shared().readTree(asked));
    assertThat(probe.get(0)).isEqualTo("/opt/corridor/probe");
    assertThat(ports).endsWith(" " + probe.get(1));
    assertThat(probe.get(2)).isIn(ServicePaths.probes());
  }

  @Test
  void takesOnlyWhatIsThere() {
    Set<String> allowed =
        Project.text("deploy/images/Dockerfile.dockerignore")
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .collect(Collectors.toSet());
    assertThat(allowed).contains("deploy/service.jvm", "deploy/images/probe");
    assertThat(of("COPY").filter(copy -> copy.startsWith("deploy/")))
        .singleElement()
        .isEqualTo("deploy/service.jvm deploy/images/probe ./");
    assertThat(Project.file("deploy/images/probe")).isExecutable();
    assertThat(Project.file("deploy/service.jvm")).exists();
    for (String service : List.of("origin", "transit", "destination")) {
      assertThat(Project.file("services/" + service + "/pom.xml")).exists();
    }
  }

  @Test
  void theModulesAreThisJdks() {
    Set<String> known =
        ModuleFinder.ofSystem().findAll().stream()
            .map(ModuleReference::descriptor)
            .map(module -> module.name())
            .collect(Collectors.toSet());
    String list = running("jlink").replaceAll(".*--add-modules (\\S+).*", "$1");
    assertThat(known).containsAll(List.of(list.split(",")));
  }

  private static String running(String program) {
    return of("RUN").filter(run -> run.startsWith(program + " ")).findFirst().orElseThrow();
  }

  /** The probe is a program: it is run against answers of every kind. */
  @ParameterizedTest
  @CsvSource({"200, 0", "503, 1", "404, 1"})
  void theProbeKnowsAReadyServiceFromAnother(int answered, int expected)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(answered, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(probe(server.getAddress().getPort())).isEqualTo(expected);
    } finally {
      server.stop(0);
    }
    assertThat(probe(server.getAddress().getPort())).as("nobody there").isNotZero();
  }

  private static int probe(int port) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Project.file("deploy/images/probe").toString(),
            Integer.toString(port),
            "/actuator/health/readiness")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void startsAsTheFlagsThatShipSay() {
    List<String> entry = Project.texts(JsonMapper.shared().readTree(the("ENTRYPOINT")));
    assertThat(entry)
        .contains("@/opt/corridor/service.jvm", "-XX:AOTCache=/opt/corridor/service.aot")
        .endsWith("-jar", "/opt/corridor/service.jar");
    Map<Boolean, List<String>> runs =
        of("RUN").collect(Collectors.partitioningBy(run -> run.contains("AOTCacheOutput")));
    assertThat(runs.get(true)).singleElement().asString().contains("@service.jvm");
  }
}
