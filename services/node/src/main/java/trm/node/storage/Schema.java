package trm.node.storage;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the database to this release's schema, as its owner. */
final class Schema {
  private Schema() {}

  /**
   * Runs what is missing of {@code db/migration}.
   *
   * @param serviceUsername the role that is granted what the service needs and no more
   */
  static void migrate(String url, String owner, String ownerPassword, String serviceUsername) {
    migrate(url, owner, ownerPassword, serviceUsername, "latest");
  }

  /** As above, but no further than to a version. */
  static void migrate(
      String url, String owner, String ownerPassword, String serviceUsername, String version) {
    Flyway.configure()
        .target(version)
        .dataSource(url, owner, ownerPassword)
        .placeholders(Map.of("service_role", serviceUsername))
        .connectRetries(10)
        .load()
        .migrate();
  }
}
