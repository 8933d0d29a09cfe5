package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import trm.evidence.NodeId;
import trm.exchange.contract.Stores;

/** The PostgreSQL stores, put together over one database that is emptied for each test. */
final class PostgresStores {
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  private PostgresStores() {}

  static Stores empty() {
    DATABASE.empty();
    PostgresJournalStore journal = DATABASE.journal(new NodeId("mn-origin"));
    return new Stores(
        DATABASE.unitOfWork(journal),
        DATABASE.outbox(),
        new PostgresInboxStore(DATABASE.sql),
        journal,
        new PostgresReceiptStore(DATABASE.sql),
        new PostgresWitnessStore(DATABASE.sql));
  }

  /** Returns once somebody waits for an advisory lock of this database. */
  static void awaitWaitingLock() {
    Instant limit = Instant.now().plusSeconds(10);
    while (countWaiting() == 0) {
      assertThat(Instant.now()).as("somebody waits").isBefore(limit);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static long countWaiting() {
    return DATABASE
        .sql
        .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .query(Long.class)
        .single();
  }
}
