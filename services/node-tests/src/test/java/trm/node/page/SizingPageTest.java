package trm.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A page of sizes that is not what was measured would have a ministry buy the wrong disks. */
final class SizingPageTest {
  private static final Path PAGE = Path.of("../../docs/operations/sizing.md");

  @Test
  void thePageIsWhatTheFiguresSay() throws IOException {
    if (Boolean.getBoolean("corridor.reference.write")) {
      Files.writeString(PAGE, SizingPage.text());
    }
    assertThat(Files.readString(PAGE))
        .as("run SizingPageTest with -Dcorridor.reference.write=true")
        .isEqualTo(SizingPage.text());
  }
}
