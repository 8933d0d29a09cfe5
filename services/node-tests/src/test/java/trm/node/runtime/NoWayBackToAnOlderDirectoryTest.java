package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyForge;
import trm.node.settings.DirectorySettings;
import trm.node.storage.TestDatabase;

/** A node that is started again goes on by the newest directory by which it ever went. */
final class NoWayBackToAnOlderDirectoryTest {
  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir private Path folder;
  private FederationKey federation = new KeyForge().federation();

  @BeforeEach
  void hasGoneByTheSeventh() throws IOException {
    DATABASE.empty();
    pin(federation);
    put(6);
    DirectoryFile running = started();
    running.remember(DATABASE.unitOfWork(), NOW);
    put(7);
    running.refresh();
    running.remember(DATABASE.unitOfWork(), NOW);
  }

  @Test
  void anOlderFileIsNotGoneByAtTheNextStart() throws IOException {
    put(6);

    DirectoryFile started = started();

    assertThat(started.get().version()).isEqualTo(7);
    assertThat(started.text()).isEqualTo(signed(7, Duration.ofDays(30)));
  }

  @Test
  void anotherDirectoryOfTheSameVersionIsNotGoneByEither() throws IOException {
    Files.writeString(file(), signed(7, Duration.ofDays(60)));

    assertThat(started().text()).isEqualTo(signed(7, Duration.ofDays(30)));
  }

  @Test
  void aNewerFileIsGoneByAndRemembered() throws IOException {
    put(9);
    DirectoryFile started = started();
    assertThat(started.get().version()).isEqualTo(9);
    started.remember(DATABASE.unitOfWork(), NOW);
    put(8);

    assertThat(started().get().version()).isEqualTo(9);
  }

  @Test
  void aFileThatTheFederationDidNotSignStillEndsTheStart() throws IOException {
    Files.writeString(file(), "nothing of anybody's");

    assertThatThrownBy(this::started).isInstanceOf(DirectoryRefusedException.class);
  }

  @Test
  void aFederationThatIsFoundedAnewCountsFromOne() throws IOException {
    federation = new KeyForge().federation();
    pin(federation);
    put(1);

    assertThat(started().get().version()).isEqualTo(1);
  }

  private DirectoryFile started() {
    return new DirectoryFile(
        new DirectorySettings(file(), folder.resolve("public.jwk"), Duration.ofSeconds(1)),
        DATABASE.knownDirectories());
  }

  private void pin(FederationKey key) throws IOException {
    Files.deleteIfExists(folder.resolve("public.jwk"));
    key.writePublic(folder.resolve("public.jwk"));
  }

  private void put(long version) throws IOException {
    Files.writeString(file(), signed(version, Duration.ofDays(30)));
  }

  private String signed(long version, Duration validity) {
    return DirectorySigner.sign(
        new Directory(version, NOW, NOW.plus(validity), List.of()), federation);
  }

  private Path file() {
    return folder.resolve("directory.jws");
  }
}
