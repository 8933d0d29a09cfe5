package trm.corridor.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The jar that serves, started with a command as the operator's pages say, beside the node that it
 * serves. Other tests ask of the classes what a command finds; here it is whether the jar has them.
 */
@ExtendWith(CorridorExtension.class)
@Timeout(120)
class PackagedServiceTakesCommandsTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private final RunningCorridor corridor;

  PackagedServiceTakesCommandsTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @Test
  void checksTheNodeThatItServes() throws IOException, InterruptedException {
    Path settings = corridor.folder().resolve("nodes").resolve("mn-origin/node.properties");
    Path jar = corridor.parts().layout().serviceJar("origin");
    Process fsck =
        new ProcessBuilder(
                JAVA.toString(),
                "-jar",
                jar.toString(),
                "fsck",
                "--quiet",
                "--spring.config.additional-location=file:" + settings)
            .redirectErrorStream(true)
            .start();
    String said = new String(fsck.getInputStream().readAllBytes(), UTF_8);

    assertThat(fsck.waitFor()).as(said).isZero();
    assertThat(said)
        .as("the whole report, and no word of a library")
        .startsWith("What was checked")
        .contains("journal entries", "Findings: none")
        .endsWith("everything agrees with the journal.\n");
  }
}
