package trm.node.storage;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.keys.KeyId;
import trm.node.keys.KnownKeys;

/** Known keys in PostgreSQL. */
final class PostgresKnownKeys implements KnownKeys {
  private final JdbcClient sql;

  PostgresKnownKeys(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public boolean learn(KeyId kid, Instant at) {
    return sql.sql(
                "INSERT INTO known_key (kid, known_at) VALUES (:kid, :at) ON CONFLICT DO NOTHING")
            .param("kid", kid.value())
            .param("at", Sql.at(at))
            .update()
        == 1;
  }
}
