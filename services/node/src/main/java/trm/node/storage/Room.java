package trm.node.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import trm.exchange.StorageFault;

/**
 * Whether the journal's disk has room, as the node found when it last wrote an entry. A database
 * whose disk is full answers every question, so that nothing else would show it. Safe for use by
 * several threads.
 */
public final class Room {
  /** As long nobody must have been refused before a try counts as room. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final TransactionOperations transactions;
  private final JdbcClient sql;
  private volatile @Nullable Instant refusedAt;

  Room(InstantSource clock, TransactionOperations transactions, JdbcClient sql) {
    this.clock = clock;
    this.transactions = transactions;
    this.sql = sql;
  }

  /** Something could not be written for want of room. */
  void refused() {
    refusedAt = clock.instant();
  }

  /** Entries were written and committed. */
  void found() {
    refusedAt = null;
  }

  /** Whether the last entry that was to be written found no room. Asks nobody. */
  public boolean isLacking() {
    return refusedAt != null;
  }

  /**
   * The same, but where nobody has written anything for a minute the database is asked to: on a
   * quiet night nobody else would see that there is room again.
   */
  public boolean isStillLacking() {
    Instant last = refusedAt;
    if (last == null) {
      return false;
    }
    if (clock.instant().isAfter(last.plus(QUIET)) && canBeWritten()) {
      found();
      return false;
    }
    return true;
  }

  /** Some megabytes that the database writes to its disk and throws away. */
  boolean canBeWritten() {
    try {
      transactions.executeWithoutResult(
          _ -> {
            sql.sql("SET LOCAL work_mem = '64kB'").update();
            sql.sql("SELECT count(*) FROM generate_series(1, 200000)").query(Long.class).single();
          });
      return true;
    } catch (StorageFault | DataAccessException | TransactionException full) {
      return false;
    }
  }
}
