package trm.evidence.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of key files, from which a node starts only when every key is private and works. */
class KeysAtRestTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00.250Z");
  private static final Duration VALIDITY = Duration.ofDays(40);
  private static final Instant UNTIL = Instant.parse("2026-04-10T00:00:00Z");
  private static final Duration THIRTY_DAYS = Duration.ofDays(30);

  private final NodeKeys forged = new KeyForge().nodeKeys(FROM, VALIDITY);
  private final OpeningKey opening =
      forged.held().stream()
          .filter(OpeningKey.class::isInstance)
          .map(OpeningKey.class::cast)
          .findAny()
          .orElseThrow();

  @TempDir private Path folder;
  private KeyFolder keys;

  @BeforeEach
  void storeTheKeys() {
    keys = new KeyFolder(folder);
    keys.addAll(forged);
  }

  @Test
  void readsBackTheKeysThatWereAdded() {
    assertThat(keys.read().published()).containsExactlyInAnyOrderElementsOf(forged.published());
  }

  @Test
  void readKeysSignAndOpenAsTheForgedOnes() {
    byte[] words = {1, 2, 3};
    SigningKey journal = keys.read().journal(FROM).orElseThrow();
    assertThat(journal.published().publicKey().verifies(words, journal.sign(words))).isTrue();
    assertThat(opens(keys.read())).isTrue();
  }

  @Test
  void everyFileIsForItsOwnerAlone() throws IOException {
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesAFileThatItsGroupMayRead() throws IOException {
    Files.setPosixFilePermissions(files().getFirst(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(keys::read)
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining(files().getFirst().toString())
        .hasMessageContaining("set mode 600");
  }

  @Test
  void refusesAFileThatIsNoKey() throws IOException {
    Files.writeString(files().getFirst(), "{}");
    assertThatThrownBy(keys::read)
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is not a usable key");
  }

  @Test
  void refusesAKeyWhoseHalvesDoNotBelongTogether() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file);
      KeyForge forge = new KeyForge();
      String other = forge.opening(FROM, VALIDITY).published().publicKey().toString();
      Files.writeString(file, text.replaceFirst("\"x\":\"[^\"]+\"", "\"x\":\"" + other + "\""));
      assertThatThrownBy(keys::read)
          .isInstanceOf(KeyFileException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("do not belong together");
      Files.writeString(file, text);
    }
  }

  @Test
  void refusesAKeyOnACurveThatItsUseDoesNotHave() throws IOException {
    Path file = fileOf(opening);
    Files.writeString(file, Files.readString(file).replace("ENCRYPTION", "SIGNING"));
    assertThatThrownBy(keys::read).isInstanceOf(KeyFileException.class);
  }

  @Test
  void neverOverwritesAKey() {
    assertThatThrownBy(() -> keys.add(opening)).isInstanceOf(KeyFileException.class);
    assertThat(opens(keys.read())).isTrue();
  }

  @Test
  void anOldEncryptionKeyIsDestroyedWithoutATraceOfItsPrivateHalf() throws IOException {
    keys.destroyPrivateHalf(opening.kid(), UNTIL.plus(THIRTY_DAYS));
    assertThat(keys.read().opening(opening.kid())).isEmpty();
    assertThat(keys.read().published()).hasSize(2);
    String secret = opening.pair().getD().toString();
    for (Path file : files()) {
      assertThat(Files.readString(file)).doesNotContain(secret);
    }
    assertThat(Files.readString(fileOf(opening))).contains(opening.kid().value());
  }

  @Test
  void anEncryptionKeyIsKeptForThirtyDaysAfterPeersStoppedUsingIt() {
    Instant tooEarly = UNTIL.plus(THIRTY_DAYS).minusMillis(1);
    assertThatThrownBy(() -> keys.destroyPrivateHalf(opening.kid(), tooEarly))
        .isInstanceOf(IllegalStateException.class);
    assertThat(opens(keys.read())).isTrue();
  }

  @Test
  void aRotationAddsAKeyBesideTheOlderOne() {
    OpeningKey next = new KeyForge().opening(FROM.plus(THIRTY_DAYS), VALIDITY);
    keys.add(next);
    NodeKeys read = keys.read();
    assertThat(read.opening(opening.kid())).isPresent();
    assertThat(read.opening(next.kid())).isPresent();
  }

  @Test
  void nothingPrintsAPrivateHalf() {
    String secret = opening.pair().getD().toString();
    assertThat(forged.toString() + opening + forged.held()).doesNotContain(secret);
  }

  private boolean opens(NodeKeys held) {
    byte[] sealed = CompactJwe.seal(new byte[] {7}, opening.published(), new SecureRandom());
    return CompactJwe.parse(sealed)
        .flatMap(jwe -> held.opening(jwe.kid()).flatMap(key -> key.open(jwe)))
        .isPresent();
  }

  private Path fileOf(OpeningKey key) {
    return folder.resolve("encryption-" + key.kid() + ".jwk");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
