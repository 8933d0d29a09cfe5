package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When a node believes again that its journal's disk has room, though nobody writes. */
class RoomTest {
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");

  private Room room(String url) {
    DriverManagerDataSource service =
        new DriverManagerDataSource(url, TestDatabase.SERVICE, TestDatabase.PASSWORD);
    return new Room(
        () -> now,
        new TransactionTemplate(new JdbcTransactionManager(service)),
        Sql.client(service));
  }

  @Test
  void isBelievedLackingUntilAnEntryIsWrittenOrAQuietMinuteAndATryShowOtherwise() {
    Room room = room(TestDatabase.emptyUrl());
    assertThat(room.isStillLacking()).isFalse();
    room.refused();
    assertThat(room.isStillLacking()).isTrue();
    room.found();
    assertThat(room.isStillLacking()).isFalse();
    room.refused();
    now = now.plus(Duration.ofSeconds(59));
    assertThat(room.isStillLacking()).isTrue();
    now = now.plus(Duration.ofSeconds(2));
    assertThat(room.isStillLacking()).isFalse();
    assertThat(room.isLacking()).isFalse();
  }

  /** A limit on what a statement may write aside stands for the disk. */
  @Test
  void isBelievedLackingWhileATryFails() {
    String url = TestDatabase.emptyUrl();
    JdbcClient root = TestDatabase.asSuperuser(url);
    String name = url.substring(url.lastIndexOf('/') + 1);
    root.sql("ALTER DATABASE " + name + " SET temp_file_limit = '64kB'").update();
    Room room = room(url);
    room.refused();
    now = now.plus(Duration.ofMinutes(5));
    assertThat(room.isStillLacking()).isTrue();
    root.sql("ALTER DATABASE " + name + " RESET temp_file_limit").update();
    assertThat(room.isStillLacking()).isFalse();
  }
}
