package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.settings.DatabaseSettings;

/** A machine that is lost ends no connection: its server finds out by itself. */
final class LostMachineTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "idle_in_transaction_session_timeout, 30s",
    "tcp_keepalives_idle, 10",
    "tcp_keepalives_interval, 5",
    "tcp_keepalives_count, 3",
    "tcp_user_timeout, 20000",
  })
  void theServerOfThePoolBelievesInNoSilentConnectionForLong(String setting, String value)
      throws IOException {
    try (TestDatabase database = TestDatabase.migrated();
        HikariDataSource pool =
            StorageConfiguration.pool(ServiceAccess.to(database.url(), folder))) {
      assertThat(
              JdbcClient.create(pool)
                  .sql("SELECT current_setting(:name)")
                  .param("name", setting)
                  .query(String.class)
                  .single())
          .isEqualTo(value);
    }
  }

  @Test
  void aLockWhoseHolderFellSilentIsFree() throws IOException, SQLException {
    try (TestDatabase database = TestDatabase.migrated();
        Connection lost = connection(database, Duration.ofSeconds(1));
        Connection other = connection(database, Duration.ofSeconds(30));
        Statement asking = other.createStatement()) {
      lost.setAutoCommit(false);
      try (Statement writing = lost.createStatement()) {
        writing.execute("SELECT pg_advisory_xact_lock(7467001)");
      }
      assertThat(asking.execute("SELECT pg_advisory_lock(7467001)"))
          .as("waits, and gets it within the limit of an answer")
          .isTrue();
    }
  }

  private Connection connection(TestDatabase database, Duration idleLimit)
      throws IOException, SQLException {
    DatabaseSettings settings = ServiceAccess.to(database.url(), folder);
    Map<String, String> limits = DatabaseAddress.limits(settings, Duration.ofSeconds(5), idleLimit);
    Properties properties = new Properties();
    properties.putAll(limits);
    properties.setProperty("user", TestDatabase.SERVICE);
    properties.setProperty("password", TestDatabase.PASSWORD);
    return DriverManager.getConnection(settings.url(), properties);
  }
}
