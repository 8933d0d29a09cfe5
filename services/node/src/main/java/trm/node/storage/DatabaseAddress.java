package trm.node.storage;

import java.time.Duration;
import java.util.Map;
import trm.node.settings.DatabaseSettings;

/** How long any connection of the service to its database waits. */
final class DatabaseAddress {
  /**
   * For the longest statement, and for a commit that stands behind others. A network that drops
   * what is sent says nothing, so that a caller would else wait until the kernel gives up, a
   * quarter of an hour later.
   */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  private DatabaseAddress() {}

  /** The driver's properties, in seconds. */
  static Map<String, String> limits(DatabaseSettings settings) {
    return limits(settings, ANSWER_LIMIT);
  }

  static Map<String, String> limits(DatabaseSettings settings, Duration answerLimit) {
    String connect = Long.toString(Math.max(1, settings.connectTimeout().toSeconds()));
    return Map.of(
        "connectTimeout",
        connect,
        "loginTimeout",
        connect,
        "socketTimeout",
        Long.toString(answerLimit.toSeconds()),
        // A statement's parameters would carry a case's content into the server's error messages.
        "logServerErrorDetail",
        "false");
  }
}
