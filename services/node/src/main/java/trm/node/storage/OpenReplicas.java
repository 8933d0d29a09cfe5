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
public final class OpenReplicas implements Replicas, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenReplicas.class);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final int LOCK = 7467005;
  private static final String COUNT_OTHERS =
      """
      SELECT count(*) FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND classid = 0 AND objsubid = 1
         AND objid = %d AND pid <> pg_backend_pid()
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
          .formatted(LOCK);
  private final DatabaseSettings settings;
  private @Nullable Connection session;
  private boolean held;

  OpenReplicas(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized void join() {
    try {
      held = held || ask(connection(), "SELECT pg_try_advisory_lock_shared(" + LOCK + ")");
    } catch (SQLException away) {
      lost(away);
    }
  }

  /** The server takes its time to end a session that is closed, so the lock is given back first. */
  @Override
  public synchronized void leave() {
    try {
      if (held) {
        ask(connection(), "SELECT pg_advisory_unlock_shared(" + LOCK + ")");
      }
    } catch (SQLException away) {
      lost(away);
    }
    close();
  }

  /** A session that does not answer is given up, and its lock with it. */
  @Override
  public synchronized boolean isJoined() {
    try {
      if (held && !connection().isValid(Math.toIntExact(ANSWER_LIMIT.toSeconds()))) {
        close();
      }
    } catch (SQLException away) {
      lost(away);
    }
    return held;
  }

  @Override
  public synchronized boolean isAnyOther() {
    return countOthers() > 0;
  }

  @Override
  public synchronized boolean isAlone() {
    return countOthers() == 0;
  }

  /** How many hold the lock beside this process; less than none when nobody can tell. */
  private int countOthers() {
    try (Statement statement = connection().createStatement();
        ResultSet answer = statement.executeQuery(COUNT_OTHERS)) {
      return answer.next() ? answer.getInt(1) : -1;
    } catch (SQLException away) {
      lost(away);
      return -1;
    }
  }

  private void lost(SQLException away) {
    LogEvent.DATABASE_SILENT.to(LOG, away.getSQLState());
    close();
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
