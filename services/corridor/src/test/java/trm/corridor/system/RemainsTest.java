package trm.corridor.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.CaseReference;
import trm.evidence.keys.CompactJwe;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.OpeningKey;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKey;

/** That the search for what an erasure left finds it in every form in which a node stores. */
class RemainsTest {
  private static final byte[] TEXT = "{\"name\":\"Солонго\"}".getBytes(UTF_8);
  private static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");

  private final OpeningKey opening = new KeyForge().opening(Instant.now(), Duration.ofDays(30));
  private final PartKey part = PartKey.random();
  private final byte[] masterBytes = new byte[32];
  private MasterKey master = MasterKey.of(masterBytes);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeKeys() throws IOException {
    new SecureRandom().nextBytes(masterBytes);
    master = MasterKey.of(masterBytes);
    Files.write(folder.resolve("master.key"), masterBytes);
    new KeyFolder(folder.resolve("keys")).add(opening);
  }

  @Test
  void findsWhatStandsInClear() {
    assertThat(isFoundIn(TEXT)).isTrue();
  }

  @Test
  void findsWhatLiesUnderTheMasterKeyWhateverItsPurpose() {
    assertThat(isFoundIn(master.encrypt(TEXT, "a purpose"))).isTrue();
  }

  @Test
  void findsWhatLiesUnderAPartsKeyWhileTheKeyIsStored() {
    byte[] content = part.encrypt(TEXT, CASE, "OWN", "fact");
    assertThat(isFoundIn(content, master.wrap(part, CASE, "OWN"))).isTrue();
    assertThat(isFoundIn(content)).isFalse();
  }

  @Test
  void findsWhatIsSealedToTheNodeAndNotWhatIsSealedToAnother() {
    byte[] toIt = CompactJwe.seal(TEXT, opening.published(), new SecureRandom());
    OpeningKey other = new KeyForge().opening(Instant.now(), Duration.ofDays(30));
    byte[] toAnother = CompactJwe.seal(TEXT, other.published(), new SecureRandom());
    assertThat(isFoundIn(toIt)).isTrue();
    assertThat(isFoundIn(toAnother)).isFalse();
  }

  @Test
  void findsACiphertextThatIsStoredAsText() {
    byte[] encrypted = master.encrypt(TEXT, "a purpose");
    byte[] base64 = ("x " + Base64.getEncoder().encodeToString(encrypted)).getBytes(UTF_8);
    byte[] hex = ("\\x" + HexFormat.of().formatHex(encrypted)).getBytes(UTF_8);
    assertThat(isFoundIn(base64)).isTrue();
    assertThat(isFoundIn(hex)).isTrue();
  }

  private boolean isFoundIn(byte[]... stored) {
    Keyring keys =
        new Keyring(folder.resolve("master.key"), folder.resolve("keys"), List.of(stored));
    Traces traces = new Traces(List.of("Солонго"));
    return !Remains.in(Map.of("a column", List.of(stored)), keys, traces).found().isEmpty();
  }
}
