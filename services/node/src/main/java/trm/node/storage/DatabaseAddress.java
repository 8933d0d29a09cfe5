package trm.node.storage;

import java.time.Duration;
import java.util.Map;
import trm.node.settings.DatabaseSettings;

/** How long any connection of the service to its database waits, and the database for it. */
final class DatabaseAddress {
  /**
   * For the longest statement, and for a commit that stands behind others. A network that drops
   * what is sent says nothing, so that a caller would else wait until the kernel gives up, a
   * quarter of an hour later.
   */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  /**
   * A process whose machine or network is lost says nothing, and the server would keep its locks
   * for as long as its kernel goes on believing in the connection: two hours. No transaction of the
   * service waits for anything but the database, so that one which is idle for so long is over.
   */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  private DatabaseAddress() {}

  /** The driver's properties, in seconds. */
  static Map<String, String> limits(DatabaseSettings settings) {
    return limits(settings, ANSWER_LIMIT);
  }

  static Map<String, String> limits(DatabaseSettings settings, Duration answerLimit) {
    return limits(settings, answerLimit, IDLE_LIMIT);
  }

  static Map<String, String> limits(
      DatabaseSettings settings, Duration answerLimit, Duration idleLimit) {
    String connect = Long.toString(Math.max(1, settings.connectTimeout().toSeconds()));
    return Map.of(
        "connectTimeout",
        connect,
        "loginTimeout",
        connect,
        "socketTimeout",
        Long.toString(answerLimit.toSeconds()),
        "options",
        serverSettings(idleLimit),
        // A statement's parameters would carry a case's content into the server's error messages.
        "logServerErrorDetail",
        "false");
  }

  private static String serverSettings(Duration idleLimit) {
    return "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
        + " -c tcp_user_timeout=20000 -c idle_in_transaction_session_timeout="
        + idleLimit.toMillis();
  }
}
