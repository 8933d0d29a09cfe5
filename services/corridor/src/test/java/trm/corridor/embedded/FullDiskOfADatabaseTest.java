package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real PostgreSQL says and keeps when its disk is full to the last byte. */
@Tag("fire")
class FullDiskOfADatabaseTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  /** PostgreSQL does not even start, nor recover, where its next files of 16 MiB have no room. */
  private static final int AHEAD_MEBIBYTES = 72;

  @TempDir private Path folder = Path.of("");
  private EmbeddedPostgresServer server;
  private long committed;

  @BeforeEach
  void start() throws SQLException {
    SmallDisk.assumePossible();
    StateFolder state = new StateFolder(folder);
    Ports ports = new Ports(state.file("ports.properties"), 23_000);
    Path binaries = Path.of("../../.cache/postgres").toAbsolutePath().normalize();
    server = new EmbeddedPostgresServer("full", state, ports, binaries);
    server.start();
    execute("create table entry (line text)");
    server.stop();
  }

  @AfterEach
  void whatWasCommittedIsThere() throws SQLException {
    server.start();
    assertThat(count()).isEqualTo(committed);
    server.stop();
  }

  /** By this code a node knows that surely nothing was done, and that the rest still answers. */
  @Test
  void whereTablesLieItRefusesToWriteAndReads() throws SQLException {
    try (SmallDisk disk = SmallDisk.under(server.data().resolve("base"), 4, server::stop)) {
      server.start();
      // The first connection after a start writes a file by which all others begin: on a full disk
      // a server that was started anew lets nobody in.
      assertThat(count()).isZero();
      disk.fill();
      SQLException full = writeUntilRefused();
      assertThat(full.getSQLState()).isEqualTo("53100");
      assertThat(count()).isEqualTo(committed);
      disk.makeRoom();
      write();
    }
  }

  /** It ends itself rather than lose a commit, and is there again once an operator starts it. */
  @Test
  void whereItWritesAheadItEndsItself() throws SQLException {
    try (SmallDisk disk =
        SmallDisk.under(server.data().resolve("pg_wal"), AHEAD_MEBIBYTES, server::stop)) {
      server.start();
      disk.fill();
      SQLException ended = writeUntilRefused();
      // The same code as where tables lie, but as a panic: whether a commit was done is not known.
      assertThat(ended.getMessage()).contains("PANIC");
      new Patience(SOON).until("it has ended", () -> !isServing());
      disk.makeRoom();
      server.stop();
      server.start();
      write();
    }
  }

  private SQLException writeUntilRefused() {
    for (int i = 0; i < 5_000; i++) {
      SQLException refused = catchThrowableOfType(SQLException.class, this::write);
      if (refused != null) {
        return refused;
      }
    }
    throw new AssertionError("The disk is not full.");
  }

  private void write() throws SQLException {
    // Random, so that it is stored as long as it is.
    execute(
        "insert into entry select string_agg(md5(random()::text), '') from generate_series(1,"
            + " 5000)");
    committed++;
  }

  private boolean isServing() {
    try (Connection connection = server.connect(EmbeddedPostgresServer.OWNER)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  private void execute(String text) throws SQLException {
    try (Connection connection = server.connect(EmbeddedPostgresServer.OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private long count() throws SQLException {
    try (Connection connection = server.connect(EmbeddedPostgresServer.OWNER);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from entry")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
