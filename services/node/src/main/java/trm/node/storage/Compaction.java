package trm.node.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes anew every table out of which something guarded is taken. PostgreSQL only marks what is
 * deleted: the bytes of an envelope, and those of a destroyed key, stay in the table's file until
 * something else happens to be written over them.
 */
public final class Compaction {
  /** Facts, details and the journal are in none of them: nothing is taken out of those. */
  private static final List<String> TABLES =
      List.of(
          "part_key",
          "outbox",
          "inbox_ahead",
          "attachment",
          "draft",
          "given_answer",
          "person_mark",
          "webhook_secret",
          "notice_subscription");

  private static final long MIB = 1L << 20;

  private final Connection owner;

  /**
   * @param owner a connection of the schema's owner, which the caller closes
   */
  public Compaction(Connection owner) {
    this.owner = owner;
  }

  /**
   * Writes the tables anew, one after the other. Whoever wants to write to the one in hand waits.
   *
   * @param told a sentence for each table that is done
   * @throws SQLException where a table was in use for so long that the wait was given up
   */
  public void run(Consumer<String> told) throws SQLException {
    owner.setAutoCommit(true);
    try (Statement statement = owner.createStatement()) {
      // Everybody else would queue behind a wait for somebody who reads for long.
      statement.execute("SET lock_timeout = '10s'");
      for (String table : TABLES) {
        long before = size(statement, table);
        statement.execute("VACUUM (FULL, ANALYZE) " + table);
        told.accept(
            "%s: %,d MiB, was %,d MiB"
                .formatted(table, size(statement, table) / MIB, before / MIB));
      }
    }
  }

  private static long size(Statement statement, String table) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT pg_total_relation_size('%s')".formatted(table))) {
      row.next();
      return row.getLong(1);
    }
  }
}
