package trm.node.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;
import trm.node.settings.DatabaseSettings;
import trm.node.settings.SecretFile;

/**
 * Which processes of this node are at work in this database and know that it is the newest. Each
 * holds a lock of its session, since a lock ends with the process that holds it and, other than a
 * row, is in no backup. Safe for use by several threads.
 */
public final class OpenReplicas implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenReplicas.class);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final int LOCK = 7467005;
  private final DatabaseSettings settings;
  private @Nullable Connection session;
  private boolean held;

  OpenReplicas(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** Makes this process one of them. To be said again and again: a session may be lost. */
  public synchronized void join() {
    try {
      Connection known = connection();
      if (!held) {
        ask(known, "SELECT pg_try_advisory_lock_shared(" + LOCK + ")");
        held = true;
      } else if (!known.isValid(Math.toIntExact(ANSWER_LIMIT.toSeconds()))) {
        close();
      }
    } catch (SQLException away) {
      LogEvent.DATABASE_SILENT.to(LOG, away.getSQLState());
      close();
    }
  }

  /** Whether any is there now; false when nobody can tell. */
  public synchronized boolean isAny() {
    try {
      return ask(
          connection(),
          """
          SELECT EXISTS (SELECT 1 FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND classid = 0 AND objsubid = 1
              AND objid = %d
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"""
              .formatted(LOCK));
    } catch (SQLException away) {
      LogEvent.DATABASE_SILENT.to(LOG, away.getSQLState());
      close();
      return false;
    }
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private Connection connection() throws SQLException {
    Connection known = session;
    if (known == null) {
      Properties properties = new Properties();
      properties.putAll(DatabaseAddress.limits(settings, ANSWER_LIMIT));
      properties.setProperty("user", settings.serviceUsername());
      properties.setProperty(
          "password",
          SecretFile.text("trm.database.service-password-file", settings.servicePasswordFile()));
      known = DriverManager.getConnection(settings.url(), properties);
      session = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    Connection known = session;
    session = null;
    held = false;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException e) {
        LogEvent.CONNECTION_NOT_CLOSED.to(LOG, e.getSQLState());
      }
    }
  }
}
