package trm.corridor.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trm.corridor.embedded.EmbeddedPostgresServer;

/**
 * Every value of every column of every table of a node's database, read as its superuser: a table
 * that is new tomorrow is read too.
 */
final class StoredBytes {
  private static final String SUPERUSER = "postgres";
  private static final String TABLES =
      """
      SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
        FROM information_schema.tables
       WHERE table_type = 'BASE TABLE'
         AND table_schema NOT IN ('pg_catalog', 'information_schema')
       ORDER BY 1""";

  private StoredBytes() {}

  /** The values by their place, such as {@code public.outbox.envelope}. */
  static Map<String, List<byte[]>> of(EmbeddedPostgresServer database) {
    Map<String, List<byte[]>> byPlace = new LinkedHashMap<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        read(statement, table, byPlace);
      }
      return byPlace;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The database cannot be read whole.", e);
    }
  }

  private static Connection connect(EmbeddedPostgresServer database)
      throws SQLException, IOException {
    String password = Files.readString(database.passwordFile(SUPERUSER)).strip();
    return DriverManager.getConnection(database.url(), SUPERUSER, password);
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static void read(Statement statement, String table, Map<String, List<byte[]>> byPlace)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          byte[] value = value(rows, column);
          if (value.length > 0) {
            byPlace
                .computeIfAbsent(
                    table + "." + rows.getMetaData().getColumnName(column), _ -> new ArrayList<>())
                .add(value);
          }
        }
      }
    }
  }

  private static byte[] value(ResultSet rows, int column) throws SQLException {
    if (rows.getMetaData().getColumnType(column) == Types.BINARY) {
      byte[] bytes = rows.getBytes(column);
      return bytes == null ? new byte[0] : bytes;
    }
    String text = rows.getString(column);
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }
}
