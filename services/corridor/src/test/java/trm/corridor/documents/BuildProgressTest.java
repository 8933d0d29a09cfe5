package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failed build must end the target that asked for it, or yesterday's jars are measured today. */
@Execution(ExecutionMode.CONCURRENT)
class BuildProgressTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'exit 0', 0",
    "'exit 3', 3",
    // Maven colours its last line, and does not end it.
    "'printf \"\\033[0m\"; exit 1', 1",
    "'echo [ERROR] in vain; exit 1', 1",
  })
  void endsAsTheBuildEnded(String build, int status) throws Exception {
    var log = folder.resolve("build.log");
    var progress =
        new ProcessBuilder("deploy/bin/build-progress", log.toString(), "sh", "-c", build)
            .directory(Repository.root().toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(progress.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(progress.waitFor()).as(said).isEqualTo(status);
    assertThat(said.contains("The build failed")).isEqualTo(status != 0);
  }
}
