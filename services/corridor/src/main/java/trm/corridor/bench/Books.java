package trm.corridor.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;

/** What a node's database says, for whoever measures. */
final class Books {
  private final CorridorNode node;

  private Books(CorridorNode node) {
    this.node = node;
  }

  static Books of(CorridorNode node) {
    return new Books(node);
  }

  /** Messages about these cases that were posted and have no receipt. */
  long awaitingReceipts(Collection<String> cases) {
    return ask(
        """
        SELECT count(*) FROM outbox
         WHERE receipt_expected AND state IN ('POSTED', 'SENDING', 'SENT')
           AND case_reference = ANY (?)""",
        statement -> statement.setArray(1, texts(statement, cases)),
        Books::number);
  }

  private static Array texts(PreparedStatement statement, Collection<String> texts)
      throws SQLException {
    return statement.getConnection().createArrayOf("text", texts.toArray(new String[0]));
  }

  /** Receipts that are held for messages of these cases. */
  long receiptsOf(Collection<String> cases) {
    return ask(
        """
        SELECT count(*) FROM receipt_held JOIN outbox USING (message_id)
         WHERE state = 'ACKNOWLEDGED' AND case_reference = ANY (?)""",
        statement -> statement.setArray(1, texts(statement, cases)),
        Books::number);
  }

  /** Where each case was said to stand, in the order in which it was filed. */
  Map<String, List<String>> statuses() {
    return ask(
        """
        SELECT case_reference, clear -> 'event' ->> 'status' FROM case_fact
         WHERE event_type = 'StatusTold' ORDER BY case_reference, version""",
        statement -> {},
        row -> {
          Map<String, List<String>> statuses = new TreeMap<>();
          while (row.next()) {
            statuses
                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                .add(row.getString(2));
          }
          return statuses;
        });
  }

  private static long number(ResultSet row) throws SQLException {
    row.next();
    return row.getLong(1);
  }

  @FunctionalInterface
  private interface Preparing {
    void prepare(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T ask(String sql, Preparing preparing, Reading<T> reading) {
    try (Connection connection = node.database().connect(EmbeddedPostgresServer.OWNER);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      preparing.prepare(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return reading.read(rows);
      }
    } catch (SQLException e) {
      throw new CorridorFault("The database of " + node.id() + " could not be read.", e);
    }
  }
}
