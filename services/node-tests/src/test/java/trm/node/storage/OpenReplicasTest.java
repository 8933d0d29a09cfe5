package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of one node over one database, each with a session of its own. */
final class OpenReplicasTest {
  @TempDir Path folder;
  private TestDatabase database;
  private OpenReplicas first;
  private OpenReplicas second;

  @SuppressWarnings("NullAway.Init") // Made before each test.
  OpenReplicasTest() {}

  @BeforeEach
  void begin() throws IOException {
    database = TestDatabase.migrated();
    first = new OpenReplicas(ServiceAccess.to(database.url(), folder));
    second = new OpenReplicas(ServiceAccess.to(database.url(), folder));
  }

  @AfterEach
  void end() {
    first.close();
    second.close();
    database.close();
  }

  @Test
  void nobodyIsThereUntilOneJoined() {
    assertThat(second.isAnyOther()).isFalse();
    assertThat(second.isAlone()).isTrue();
    assertThat(first.isJoined()).isFalse();

    first.join();

    assertThat(first.isJoined()).isTrue();
    assertThat(second.isAnyOther()).isTrue();
    assertThat(second.isAlone()).isFalse();
    assertThat(first.isAnyOther()).as("it is no other to itself").isFalse();
    assertThat(first.isAlone()).isTrue();
  }

  @Test
  void severalAreThereSideBySide() {
    first.join();
    second.join();
    assertThat(first.isAnyOther()).isTrue();
    assertThat(second.isAnyOther()).isTrue();
    second.leave();
    assertThat(first.isAnyOther()).isFalse();
  }

  @Test
  void oneWhoseSessionWasKilledIsNoLongerThere() {
    first.join();
    TestDatabase.asSuperuser(database.url())
        .sql(
            """
            SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_locks
             WHERE locktype = 'advisory' AND objid = 7467005
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""")
        .query(Long.class)
        .single();

    assertThat(second.isAnyOther()).isFalse();
    assertThat(first.isJoined()).as("a new session is not taken for the old one").isFalse();
  }

  @Test
  void oneOfAnotherDatabaseOfTheServerIsNotThere() throws IOException {
    first.join();
    try (TestDatabase other = TestDatabase.migrated();
        OpenReplicas restored = new OpenReplicas(ServiceAccess.to(other.url(), folder))) {
      assertThat(restored.isAnyOther()).isFalse();
      assertThat(restored.isAlone()).isTrue();
    }
  }

  @Test
  void whoCannotAskKnowsNothing() throws IOException {
    try (OpenReplicas away =
        new OpenReplicas(ServiceAccess.to(TestDatabase.urlOf("nowhere"), folder))) {
      assertThat(away.isAnyOther()).isFalse();
      assertThat(away.isAlone()).isFalse();
      away.join();
      assertThat(away.isJoined()).isFalse();
    }
  }
}
