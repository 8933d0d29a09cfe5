package trm.node.api;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.storage.TestDatabase;

/** What all rows of a database take, without indexes and free room. */
final class RowBytes {
  private RowBytes() {}

  static long of(String url) {
    JdbcClient superuser = TestDatabase.asSuperuser(url);
    List<String> tables =
        superuser
            .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            .query(String.class)
            .list();
    String all =
        tables.stream()
            .map(
                table ->
                    "SELECT coalesce(sum(pg_column_size(t.*)), 0) AS bytes FROM \"%s\" t"
                        .formatted(table))
            .collect(Collectors.joining(" UNION ALL "));
    return superuser
        .sql("SELECT sum(bytes)::bigint FROM (" + all + ") s")
        .query(Long.class)
        .single();
  }
}
