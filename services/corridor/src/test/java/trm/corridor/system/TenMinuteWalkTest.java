package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import trm.corridor.embedded.IdentityProvider;
import trm.corridor.embedded.InventedUser;

/**
 * The pages for those who join a system to a node, taken at their word: their code is run as it
 * stands, one piece after the other, against the running corridor, and must say what the page says
 * that a reader sees.
 */
@ExtendWith(CorridorExtension.class)
class TenMinuteWalkTest {
  private static final Path PAGES = Path.of("../../docs/integrate");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
  private static final String NODE = "mo-destination";

  private final RunningCorridor corridor;
  @TempDir Path folder;

  TenMinuteWalkTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @Test
  void withCurl() throws Exception {
    assertWalks("curl.md", "sh", "walk.sh", "bash", "-eu", "-o", "pipefail", "walk.sh");
  }

  @Test
  void withJavaScript() throws Exception {
    assertWalks("javascript.md", "js", "walk.mjs", "node", "walk.mjs");
  }

  @Test
  void withJava() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertWalks("java.md", "java", "Walk.java", java, "-cp", theClientAlone(), "Walk.java");
  }

  /** What a page lets one believe to be enough. */
  private static String theClientAlone() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("services/client/target") || entry.contains("jackson"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void assertWalks(String page, String language, String file, String... command)
      throws Exception {
    String text = Files.readString(PAGES.resolve(page));
    Files.writeString(folder.resolve(file), String.join("", blocks(text, language)));
    List<String> seen = run(command);
    List<String> promised =
        blocks(text, "text").stream().flatMap(String::lines).map(String::strip).toList();
    assertThat(promised).hasSizeGreaterThan(7);
    assertThat(seen).as(String.join("\n", seen)).hasSameSizeAs(promised);
    for (int i = 0; i < promised.size(); i++) {
      assertThat(seen.get(i)).matches(promised(promised.get(i)));
    }
  }

  private static Pattern promised(String line) {
    return Pattern.compile(
        Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static List<String> blocks(String text, String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(surroundings());
    Process process = builder.start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0).as(text).isTrue();
    return text.lines().map(String::strip).toList();
  }

  /** What {@code make up} prints for these pages. */
  private Map<String, String> surroundings() throws IOException {
    IdentityProvider identity = corridor.parts().identity();
    InventedUser shelter = corridor.destination().user("partner");
    return Map.of(
        "NODE", corridor.node(NODE).service().url().toString(),
        "REALM", identity.issuer(NODE).toString(),
        "CLIENT", shelter.name(),
        "SECRET", Files.readString(identity.passwordFile(shelter)).strip(),
        "PORT", String.valueOf(freePort()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
