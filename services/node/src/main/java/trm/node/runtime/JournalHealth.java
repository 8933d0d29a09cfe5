package trm.node.runtime;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import trm.node.storage.Room;

/** Down while the journal takes no entry, because the database's disk is full. */
final class JournalHealth implements HealthIndicator {
  private static final String FULL =
      "The database's disk is full. Nothing is recorded, so nothing is carried out, nor is a case"
          + " shown; lists are. Make room: the node goes on by itself.";
  private final Room room;

  JournalHealth(Room room) {
    this.room = room;
  }

  @Override
  public Health health() {
    return room.isStillLacking()
        ? Health.down().withDetail("reason", FULL).build()
        : Health.up().build();
  }
}
