package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.Recovery;
import trm.node.NodeUnderTest;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;

/** A node starts again, on the database that it left or on an older one. The broker is away. */
final class StartAfterAStopTest {
  @TempDir Path folder;

  @Test
  void asksUnlessItFindsItsJournalAsAnOrderlyStopLeftIt() throws IOException {
    Path stopFile = folder.resolve("stopped-at");
    String database = TestDatabase.emptyUrl();
    try (TestRealm realm = TestRealm.start()) {
      TestFederation federation = new TestFederation(folder, "mo-destination", "mn-origin");
      Consumer<Consumer<NodeUnderTest>> life =
          during -> {
            Map<String, String> more = Map.of("trm.recovery.stop-file", stopFile.toString());
            try (NodeUnderTest node =
                NodeUnderTest.start(
                    "mo-destination", federation, realm, database, "127.0.0.1:1", more)) {
              during.accept(node);
            }
          };

      life.accept(first -> assertThat(isAsking(first)).isTrue());
      assertThat(stopFile).doesNotExist();

      life.accept(
          second -> {
            assertThat(isAsking(second)).isTrue();
            second.part(Recovery.class).decide("mo-operations", "vera", java.time.Instant.now());
          });
      assertThat(stopFile).content().startsWith("mo-destination/1\n");
      String left = Files.readString(stopFile);

      life.accept(
          third -> {
            assertThat(isAsking(third)).isFalse();
            assertThat(stopFile).doesNotExist();
          });
      assertThat(stopFile).exists();

      Files.writeString(stopFile, left);
      life.accept(onAnotherDatabase -> assertThat(isAsking(onAnotherDatabase)).isTrue());
    }
  }

  private static boolean isAsking(NodeUnderTest node) {
    return !node.part(Probation.class).isOpen();
  }
}
