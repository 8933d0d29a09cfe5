package trm.node.runtime;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.node.storage.DatabaseProbe;

/** Whether the database answers; whether it has room is {@link JournalHealth}. */
final class DatabaseHealth implements HealthIndicator {
  private final DatabaseProbe database;

  DatabaseHealth(DatabaseProbe database) {
    this.database = database;
  }

  @Override
  public Health health() {
    return database.answers()
        ? Health.up().build()
        : Health.down()
            .withDetail("reason", "The database does not answer. Callers are told to come again.")
            .build();
  }
}
