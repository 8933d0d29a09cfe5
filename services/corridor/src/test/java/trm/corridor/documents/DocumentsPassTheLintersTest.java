package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import trm.destination.DestinationCharter;
import trm.node.Charter;
import trm.node.openapi.ApiDocument;
import trm.node.openapi.EventDocument;
import trm.origin.OriginCharter;
import trm.transit.TransitCharter;

/**
 * What each role's node says of its interface passes the common rule sets of the linters that
 * integrators use, with no error and no warning left.
 */
final class DocumentsPassTheLintersTest {
  private static final int NODE_MIN = 20;
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "rules.yaml");

  /** Outlives {@code make clean}, since it is fetched. */
  private static final Path LINTERS = Repository.root().resolve(".cache/lint");

  @BeforeAll
  static void fetchTheLinters() throws IOException, InterruptedException {
    assertThat(nodeVersion())
        .as("make check needs Node %d or newer, to lint the documents of the interface", NODE_MIN)
        .isGreaterThanOrEqualTo(NODE_MIN);
    Path source = Repository.root().resolve("services/corridor/src/test/lint");
    Files.createDirectories(LINTERS);
    boolean fresh =
        Files.isDirectory(LINTERS.resolve("node_modules"))
            && Files.mismatch(
                    source.resolve("package-lock.json"), LINTERS.resolve("package-lock.json"))
                == -1L;
    for (String file : FILES) {
      Files.copy(source.resolve(file), LINTERS.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!fresh) {
      assertThat(run("npm", "ci", "--ignore-scripts")).isEmpty();
    }
  }

  static Stream<Charter> charters() {
    return Stream.of(
        OriginCharter.charter(), TransitCharter.charter(), DestinationCharter.charter());
  }

  @ParameterizedTest
  @MethodSource("charters")
  void theCallsPassSpectralAndRedocly(Charter charter) throws IOException, InterruptedException {
    Path document = written("openapi", charter, ApiDocument.of(charter));

    assertThat(spectral(document)).isEmpty();
    assertThat(
            run("node_modules/.bin/redocly", "lint", "--extends=recommended-strict", "" + document))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charters")
  void theEventsPassSpectral(Charter charter) throws IOException, InterruptedException {
    assertThat(spectral(written("asyncapi", charter, EventDocument.of(charter)))).isEmpty();
  }

  private static String spectral(Path document) throws IOException, InterruptedException {
    return run(
        "node_modules/.bin/spectral",
        "lint",
        "--fail-severity=warn",
        "--ruleset=rules.yaml",
        "" + document);
  }

  private static Path written(String kind, Charter charter, ObjectNode document)
      throws IOException {
    String role = charter.role().name().toLowerCase(Locale.ROOT);
    return Files.writeString(LINTERS.resolve(kind + "-" + role + ".json"), document.toString());
  }

  private static int nodeVersion() throws IOException, InterruptedException {
    Process node = new ProcessBuilder("node", "-p", "process.versions.node").start();
    String version = new String(node.getInputStream().readAllBytes()).strip();
    return node.waitFor() == 0 ? Integer.parseInt(version.replaceAll("\\..*", "")) : 0;
  }

  /** What it said when it was not content, and nothing when it was. */
  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(LINTERS.toFile()).redirectErrorStream(true);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() == 0 ? "" : said;
  }
}
