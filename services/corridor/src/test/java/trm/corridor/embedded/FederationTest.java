package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyUse;

/** Keys and directory of a corridor, made from what the repository deploys. */
class FederationTest {
  private static final Instant TODAY = Instant.parse("2026-11-22T03:00:00Z");
  private static final NodeId ORIGIN = new NodeId("mn-origin");

  @TempDir private Path folder;

  @Test
  void vouchesForEveryNodeWithOneKeyOfEachUse() {
    Federation federation = prepared(TODAY);
    Directory directory = directory(federation, "cn-transit");
    assertThat(directory.entries())
        .extracting(entry -> entry.node().value())
        .containsExactly("mn-origin", "cn-transit", "mo-destination", "mn-hearth");
    for (KeyUse use : KeyUse.values()) {
      assertThat(directory.servingKeys(ORIGIN, use, TODAY)).hasSize(1);
    }
  }

  @Test
  void changesNothingAtTheNextStart() {
    prepared(TODAY);
    Directory next = directory(prepared(TODAY.plus(Duration.ofDays(1))), "mn-origin");
    assertThat(next.version()).isEqualTo(1);
  }

  @Test
  void renewsWhatWouldSoonExpireAndKeepsTheOldKey() {
    prepared(TODAY);
    Instant later = TODAY.plus(Duration.ofDays(25));
    Directory next = directory(prepared(later), "mn-origin");
    assertThat(next.version()).isEqualTo(2);
    assertThat(next.isExpiredAt(later.plus(Duration.ofDays(29)))).isFalse();
    assertThat(next.servingKeys(ORIGIN, KeyUse.ENCRYPTION, later)).hasSize(2);
  }

  @Test
  void publishesARotatedKeyToEveryNode() {
    Federation federation = prepared(TODAY);
    federation.rotate("mn-origin", KeyUse.SIGNING, TODAY.plusSeconds(60));
    for (String reader : List.of("mn-origin", "cn-transit", "mo-destination")) {
      assertThat(
              directory(federation, reader)
                  .servingKeys(ORIGIN, KeyUse.SIGNING, TODAY.plusSeconds(61)))
          .hasSize(2);
    }
  }

  @Test
  void keepsMasterKeysForTheirOwnerOnly() throws Exception {
    Path masterKey = prepared(TODAY).masterKeyFile("mn-origin");
    assertThat(Files.size(masterKey)).isEqualTo(32);
    assertThat(Files.getPosixFilePermissions(masterKey))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private Federation prepared(Instant now) {
    Federation federation =
        new Federation(
            new StateFolder(folder), NodePlan.readAll(Path.of("../../deploy/directory")));
    federation.prepare(now);
    return federation;
  }

  private static Directory directory(Federation federation, String reader) {
    return DirectoryReader.read(
        StateFolder.read(federation.directoryFile(reader)),
        FederationKey.readPublic(federation.publicKeyFile()));
  }
}
