package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one file that is carried to the signing machine, started there as its page says. It has all
 * that it needs beside no other file.
 */
@Timeout(60)
final class PackagedJarTest {
  private static final Path JAR = Path.of("target", "federation.jar").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  @TempDir private Path elsewhere;

  @Test
  void saysHowItIsUsed() throws IOException, InterruptedException {
    assertThat(run(0, "--help"))
        .contains("Usage: federation", "keys", "directory", "ceremony", "Exit status: 0 done");
  }

  @Test
  void saysWhichReleaseItIs() throws IOException, InterruptedException {
    assertThat(run(0, "--version")).matches("federation \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  /** Which needs the libraries of keys, and not the command line's alone. */
  @Test
  void makesTheFederationsKey() throws IOException, InterruptedException {
    run(0, "ceremony", "make-key", "--key", "federation.jwk", "--public", "public.jwk");
    assertThat(elsewhere.resolve("federation.jwk")).isNotEmptyFile();
    assertThat(elsewhere.resolve("public.jwk")).content(UTF_8).doesNotContain("\"d\"");
  }

  private String run(int status, String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(JAVA.toString(), "-jar", JAR.toString());
    builder.command().addAll(java.util.List.of(arguments));
    Process process = builder.directory(elsewhere.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }
}
