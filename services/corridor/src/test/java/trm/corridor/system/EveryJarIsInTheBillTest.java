package trm.corridor.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bill of materials in a service's jar names every jar that the service runs with, each with
 * its version and its digest, and nothing that it does not run with.
 */
class EveryJarIsInTheBillTest {
  private static final String BILL = "META-INF/sbom/application.cdx.json";
  private static final String JARS = "BOOT-INF/lib/";

  /** Put there when the jar is packed; unpacks it, and nothing of it runs in a service. */
  private static final String UNPACKS = "spring-boot-jarmode-tools";

  @ParameterizedTest
  @ValueSource(strings = {"origin", "transit", "destination"})
  void namesEveryJarAndNoOther(String service) throws IOException {
    boolean offline = System.getProperty("corridor.network", "").endsWith("true");
    assumeFalse(offline, "No bill is made without a network.");
    try (JarFile jar = new JarFile(packaged(service).toFile())) {
      JsonNode bill =
          JsonMapper.shared()
              .readTree(new String(jar.getInputStream(jar.getEntry(BILL)).readAllBytes(), UTF_8));
      List<String> jars =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(JARS) && name.endsWith(".jar"))
              .map(name -> name.substring(JARS.length()))
              .filter(name -> !name.startsWith(UNPACKS))
              .toList();

      assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
      assertThat(jars).hasSizeGreaterThan(100);
      assertThat(named(bill)).containsAll(jars);
      // Maven knows of artifacts that are no jar of their own, such as those that only bring
      // others.
      assertThat(named(bill).size() - jars.size()).isBetween(0, 15);
    }
  }

  private static Set<String> named(JsonNode bill) {
    List<String> names = new ArrayList<>();
    for (JsonNode component : bill.path("components")) {
      assertThat(component.path("purl").asString()).startsWith("pkg:maven/");
      names.add(component.path("name").asString() + "-" + component.path("version").asString());
    }
    return names.stream().map(name -> name + ".jar").collect(Collectors.toSet());
  }

  private static Path packaged(String service) throws IOException {
    Path target = Path.of("..", service, "target");
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith("-service.jar")).findAny().orElseThrow();
    }
  }
}
