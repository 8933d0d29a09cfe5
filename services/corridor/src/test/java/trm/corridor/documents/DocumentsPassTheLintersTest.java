package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
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
@Execution(ExecutionMode.CONCURRENT)
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

  private static final List<Charter> CHARTERS =
      List.of(OriginCharter.charter(), TransitCharter.charter(), DestinationCharter.charter());

  @Test
  void theCallsPassRedocly() throws IOException, InterruptedException {
    assertThat(run("redocly", List.of("lint", "--extends=recommended-strict"), calls())).isEmpty();
  }

  @Test
  void theCallsAndTheEventsPassSpectral() throws IOException, InterruptedException {
    List<Path> documents = Stream.concat(calls().stream(), events().stream()).toList();
    List<String> strictly = List.of("lint", "--fail-severity=warn", "--ruleset=rules.yaml");

    assertThat(run("spectral", strictly, documents)).isEmpty();
  }

  private static List<Path> calls() {
    return CHARTERS.stream()
        .map(charter -> written("openapi", charter, ApiDocument.of(charter)))
        .toList();
  }

  private static List<Path> events() {
    return CHARTERS.stream()
        .map(charter -> written("asyncapi", charter, EventDocument.of(charter)))
        .toList();
  }

  private static Path written(String kind, Charter charter, ObjectNode document) {
    String role = charter.role().name().toLowerCase(Locale.ROOT);
    try {
      return Files.writeString(LINTERS.resolve(kind + "-" + role + ".json"), document.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String linter, List<String> options, List<Path> documents)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node_modules/.bin/" + linter));
    command.addAll(options);
    documents.forEach(document -> command.add(document.toString()));
    return run(command.toArray(String[]::new));
  }

  private static int nodeVersion() throws IOException, InterruptedException {
    Process node = new ProcessBuilder("node", "-p", "process.versions.node").start();
    String version =
        new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
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
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() == 0 ? "" : said;
  }
}
