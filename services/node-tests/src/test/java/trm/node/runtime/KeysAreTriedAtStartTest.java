package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.keys.KeyForge;
import trm.node.NodeUnderTest;
import trm.node.OneNode;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.settings.DatabaseSettings;

/**
 * A node with a key that is damaged, open to others or not its own serves nobody, and says why.
 * Another process on the database of the node that runs here, which refuses before it reads more.
 */
@OneNode
final class KeysAreTriedAtStartTest {
  private static final String NODE = "mo-destination";

  private final TestRealm realm;
  private final NodeUnderTest running;

  @TempDir private Path folder;

  KeysAreTriedAtStartTest(TestRealm realm, NodeUnderTest running) {
    this.realm = realm;
    this.running = running;
  }

  @Test
  void refusesAKeyWhoseHalvesDoNotBelongTogether() throws IOException {
    TestFederation federation = new TestFederation(folder, NODE);
    Path file = oneKey(federation);
    KeyForge forge = new KeyForge();
    var other = forge.opening(Instant.now(), Duration.ofDays(1)).published().publicKey();
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"x\":\"[^\"]+\"", "\"x\":\"" + other + "\""));
    refuses(federation, file.getFileName().toString(), "do not belong together");
  }

  @Test
  void refusesAKeyThatOthersMayRead() throws IOException {
    TestFederation federation = new TestFederation(folder, NODE);
    Path file = oneKey(federation);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    refuses(federation, file.getFileName().toString(), "set mode 600");
  }

  @Test
  void refusesAMasterKeyThatOthersMayRead() throws IOException {
    TestFederation federation = new TestFederation(folder, NODE);
    Files.setPosixFilePermissions(masterKey(), PosixFilePermissions.fromString("rw----r--"));
    refuses(federation, "trm.node.master-key-file", "others may read");
  }

  @Test
  void refusesAMasterKeyThatDidNotWriteTheDatabase() throws IOException {
    String worker = realm.token("otto", "harbour", "case-worker");
    String opening = "{\"language\": \"mon\", \"interpreter\": true}";
    String key = UUID.randomUUID().toString();
    assertThat(running.post(worker, "/api/v1/cases", opening, "Idempotency-Key", key).status())
        .isEqualTo(202);
    TestFederation federation = new TestFederation(folder, NODE);
    byte[] other = Files.readAllBytes(masterKey());
    Arrays.fill(other, (byte) 7);
    Files.write(masterKey(), other);
    refuses(federation, "trm.node.master-key-file", "opens nothing of this database");
  }

  private void refuses(TestFederation federation, String named, String sentence) {
    String database = running.part(DatabaseSettings.class).url();
    assertThatThrownBy(
            () ->
                NodeUnderTest.start(
                        NODE,
                        federation,
                        realm,
                        database,
                        "127.0.0.1:1",
                        NodeUnderTest.WITHOUT_MAILBOX)
                    .close())
        .hasStackTraceContaining(named)
        .hasStackTraceContaining(sentence);
  }

  private Path masterKey() {
    return folder.resolve(NODE + "-master.key");
  }

  private static Path oneKey(TestFederation federation) throws IOException {
    try (Stream<Path> files = Files.list(federation.keyFolder(NODE))) {
      return files.sorted().toList().getLast();
    }
  }
}
