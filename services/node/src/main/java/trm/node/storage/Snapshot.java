package trm.node.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A node's database as it is at one moment, for as long as it is read. Nothing is written and
 * nothing is locked, so the node goes on serving. Rows come a few at a time, whatever their number.
 */
public final class Snapshot implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 500;
  private final Connection connection;
  private final JdbcClient sql;

  /**
   * @param connection of the caller's own, which this closes
   */
  public Snapshot(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    // Bytes as bytes from the first row on, not as hexadecimal text.
    connection.unwrap(PGConnection.class).setPrepareThreshold(-1);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
    JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    template.setFetchSize(ROWS_AT_ONCE);
    this.sql = JdbcClient.create(template);
  }

  JdbcClient sql() {
    return sql;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
