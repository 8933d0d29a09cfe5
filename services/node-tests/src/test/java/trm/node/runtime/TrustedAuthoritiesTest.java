package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While an authority is replaced the file has both, and the later one counts. */
final class TrustedAuthoritiesTest {
  @TempDir Path folder;

  @Test
  void theLastOfSeveralEndsLast() {
    assertThat(TrustedAuthorities.lastEnd(Path.of("src/test/resources/authorities/two.pem")))
        .contains(Instant.parse("2051-07-14T21:58:07Z"));
  }

  @Test
  void aFileThatCannotBeReadEndsAtNoTimeThatIsKnown() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nx");

    assertThat(TrustedAuthorities.lastEnd(broken)).isEmpty();
    assertThat(TrustedAuthorities.lastEnd(folder.resolve("none.pem"))).isEmpty();
    assertThat(TrustedAuthorities.lastEnd(Files.writeString(folder.resolve("empty.pem"), "")))
        .isEmpty();
  }
}
