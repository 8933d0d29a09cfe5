package trm.node.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The tables of a node's database as files, in PostgreSQL's own binary form, and back. Columns are
 * named, so that a table whose columns stand in another order takes them too.
 */
final class Dump {
  static final String KEYS = "part_key";
  private static final int ROWS_AT_ONCE = 500;
  private static final String HISTORY = "flyway_schema_history";
  private final Connection connection;
  private final JdbcClient sql;

  Dump(Connection connection) {
    this.connection = connection;
    JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    template.setFetchSize(ROWS_AT_ONCE);
    this.sql = JdbcClient.create(template);
  }

  JdbcClient sql() {
    return sql;
  }

  /** All tables but the schema's own history, each after those that it refers to. */
  List<String> tables() {
    return sql.sql(
            """
            WITH RECURSIVE refers (tab, other) AS (
                SELECT conrelid, confrelid FROM pg_constraint WHERE contype = 'f'),
            deep (tab, depth) AS (
                SELECT oid, 0 FROM pg_class
                 WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                UNION ALL
                SELECT refers.tab, deep.depth + 1 FROM deep JOIN refers ON refers.other = deep.tab)
            SELECT relname FROM deep JOIN pg_class ON pg_class.oid = deep.tab
             WHERE relname <> :history GROUP BY relname ORDER BY max(depth), relname""")
        .param("history", HISTORY)
        .query(String.class)
        .list();
  }

  List<String> columns(String table) {
    return sql.sql(
            """
            SELECT attname FROM pg_attribute
             WHERE attrelid = :table::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum""")
        .param("table", table)
        .query(String.class)
        .list();
  }

  /** The newest migration that was run. */
  String schemaVersion() {
    return sql.sql(
            """
            SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
             ORDER BY installed_rank DESC LIMIT 1""")
        .query(String.class)
        .single();
  }

  /** Writes a table, and notes its columns and how many rows it has. */
  void out(String table, DumpFolder folder, Properties words) throws SQLException, IOException {
    String columns = String.join(",", columns(table));
    try (OutputStream file = folder.write(table)) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY %s (%s) TO STDOUT (FORMAT binary)".formatted(table, columns), file);
      words.setProperty(table + ".columns", columns);
      words.setProperty(table + ".rows", Long.toString(rows));
    }
  }

  /**
   * Reads a table that is empty.
   *
   * @throws IllegalStateException when not as many rows came as the backup says that it has
   */
  void in(String table, DumpFolder folder, Properties words) throws SQLException, IOException {
    String columns = words.getProperty(table + ".columns");
    try (InputStream file = folder.read(table)) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, columns), file);
      if (!Long.toString(rows).equals(words.getProperty(table + ".rows"))) {
        throw new IllegalStateException("The backup of " + table + " is not whole.");
      }
    }
  }

  /** Numbers that the database gives by itself go on behind those that are there. */
  void continueNumbers(String table) {
    for (String column : identities(table)) {
      sql.sql(
              """
              SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), greatest(
                  (SELECT coalesce(max(%2$s), 0) FROM %1$s), 1), EXISTS (SELECT 1 FROM %1$s))"""
                  .formatted(table, column))
          .query(Long.class)
          .single();
    }
  }

  private List<String> identities(String table) {
    return sql.sql(
            """
            SELECT attname FROM pg_attribute
             WHERE attrelid = :table::regclass AND attidentity <> '' AND NOT attisdropped""")
        .param("table", table)
        .query(String.class)
        .list();
  }

  static UncheckedIOException broken(IOException e) {
    return new UncheckedIOException("A file of the backup cannot be read or written.", e);
  }
}
