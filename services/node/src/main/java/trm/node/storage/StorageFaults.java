package trm.node.storage;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import trm.exchange.StorageFault;

/**
 * Tells a fault of the database from a bug of ours. What a repetition would mend is a {@link
 * StorageFault}; a statement that can never work stays an exception of the driver.
 */
final class StorageFaults implements SQLExceptionTranslator {
  /** SQLSTATE classes of statements that are wrong in themselves. */
  private static final Set<String> BUGS = Set.of("0A", "21", "22", "23", "2F", "42", "54");

  /** Serialization failure, deadlock, a lock that was not to be had. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  private final SQLExceptionTranslator others = new SQLStateSQLExceptionTranslator();

  /** The disk has no room for what was to be written. */
  private static final String DISK_FULL = "53100";

  /**
   * How Spring names a commit. A server that cannot write ahead says "full" there too and ends
   * itself, and what it wrote before may have been the commit.
   */
  private static final String COMMIT = "commit";

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException failure) {
    String state = failure.getSQLState();
    if (state != null && CONFLICTS.contains(state)) {
      throw new StorageFault(
          StorageFault.Kind.CONFLICT, "Others were at the same rows (" + state + ").", failure);
    }
    if (DISK_FULL.equals(state) && !task.endsWith(COMMIT)) {
      throw new StorageFault(
          StorageFault.Kind.FULL, "The database's disk is full (" + state + ").", failure);
    }
    if (state == null || state.length() < 2 || !BUGS.contains(state.substring(0, 2))) {
      throw new StorageFault("The database cannot work now (" + state + ").", failure);
    }
    return others.translate(task, sql, failure);
  }
}
