package trm.node.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;
import trm.node.settings.DatabaseSettings;
import trm.node.settings.SecretFile;

/**
 * Whether the database answers, over a connection of its own: a pool whose connections all wait for
 * a slow database is no reason to take the node out of service. Safe for use by several threads.
 */
public final class DatabaseProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private final DatabaseSettings settings;
  private @Nullable Connection open;

  DatabaseProbe(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** Asks now; the answer comes within the time that a connection may take and two seconds. */
  public synchronized boolean answers() {
    try {
      if (connection().isValid(Math.toIntExact(ANSWER_LIMIT.toSeconds()))) {
        return true;
      }
    } catch (SQLException away) {
      LogEvent.DATABASE_SILENT.to(LOG, away.getSQLState());
    }
    close();
    return false;
  }

  private Connection connection() throws SQLException {
    Connection known = open;
    if (known == null) {
      Properties properties = new Properties();
      properties.putAll(DatabaseAddress.limits(settings, ANSWER_LIMIT));
      properties.setProperty("user", settings.serviceUsername());
      properties.setProperty(
          "password",
          SecretFile.text("trm.database.service-password-file", settings.servicePasswordFile()));
      known = DriverManager.getConnection(settings.url(), properties);
      open = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    Connection known = open;
    open = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException e) {
        LogEvent.CONNECTION_NOT_CLOSED.to(LOG, e.getSQLState());
      }
    }
  }
}
