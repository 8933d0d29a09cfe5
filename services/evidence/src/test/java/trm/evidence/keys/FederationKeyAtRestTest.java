package trm.evidence.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The federation's key on disk: private for its owner, public for everybody. */
class FederationKeyAtRestTest {
  private final FederationKey federation = new KeyForge().federation();

  @TempDir private Path folder;

  @Test
  void isReadBackAsItWasWritten() {
    Path file = folder.resolve("federation.jwk");
    federation.write(file);
    assertThat(FederationKey.read(file).publicKey()).isEqualTo(federation.publicKey());
  }

  @Test
  void thePublicFileHoldsNothingPrivate() throws IOException {
    Path file = folder.resolve("federation.public.jwk");
    federation.writePublic(file);
    assertThat(FederationKey.readPublic(file)).isEqualTo(federation.publicKey());
    assertThat(Files.readString(file)).doesNotContain("\"d\"");
  }

  @Test
  void neverOverwritesAPublicFileThatNodesMayHavePinned() {
    Path file = folder.resolve("federation.public.jwk");
    federation.writePublic(file);
    assertThatThrownBy(() -> new KeyForge().federation().writePublic(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is not overwritten");
    assertThat(FederationKey.readPublic(file)).isEqualTo(federation.publicKey());
  }

  @Test
  void refusesAPrivateFileThatOthersMayRead() throws IOException {
    Path file = folder.resolve("federation.jwk");
    federation.write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
    assertThatThrownBy(() -> FederationKey.read(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("set mode 600");
  }

  @Test
  void refusesAPublicFileWhereThePrivateKeyIsNeeded() throws IOException {
    Path file = folder.resolve("federation.public.jwk");
    federation.writePublic(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> FederationKey.read(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("holds no private key");
  }
}
