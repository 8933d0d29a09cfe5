package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node's database server alone. */
class EmbeddedPostgresServerTest {
  @TempDir private static Path folder;
  private static EmbeddedPostgresServer server;

  @BeforeAll
  static void start() {
    StateFolder state = new StateFolder(folder);
    Ports ports = new Ports(state.file("ports.properties"), 24_000);
    server =
        new EmbeddedPostgresServer("mn-origin", state, ports, Path.of("../../.cache/postgres"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void isDurable() throws SQLException {
    assertThat(ask("show fsync")).isEqualTo("on");
    assertThat(ask("show synchronous_commit")).isEqualTo("on");
  }

  @Test
  void speaksUtf8() throws SQLException {
    assertThat(ask("show server_encoding")).isEqualTo("UTF8");
  }

  @Test
  void keepsWhatItHasWhenStoppedAndStarted() throws SQLException {
    execute(EmbeddedPostgresServer.OWNER, "create table kept as select 'before the stop' as word");
    server.stop();
    server.start();
    assertThat(ask("select word from kept")).isEqualTo("before the stop");
  }

  @Test
  void givesTheServiceNothingThatNoMigrationGranted() throws SQLException {
    execute(EmbeddedPostgresServer.OWNER, "create table owned (word text)");
    assertThatThrownBy(() -> execute(EmbeddedPostgresServer.SERVICE, "select * from owned"))
        .hasMessageContaining("permission denied for table owned");
    assertThatThrownBy(
            () -> execute(EmbeddedPostgresServer.SERVICE, "create table mine (word text)"))
        .hasMessageContaining("permission denied for schema public");
  }

  @Test
  void refusesAWrongPassword() {
    for (String role :
        new String[] {"postgres", EmbeddedPostgresServer.OWNER, EmbeddedPostgresServer.SERVICE}) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url(), role, "not the password").close())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keepsPasswordsForTheirOwnerOnly() throws Exception {
    assertThat(Files.getPosixFilePermissions(server.passwordFile(EmbeddedPostgresServer.SERVICE)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static String ask(String query) throws SQLException {
    try (Connection connection = server.connect(EmbeddedPostgresServer.OWNER);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }

  private static void execute(String role, String sql) throws SQLException {
    try (Connection connection = server.connect(role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
