package trm.node.storage;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.keys.RawPublicKey;
import trm.node.keys.KnownDirectories;

/** Known directories in PostgreSQL. */
final class PostgresKnownDirectories implements KnownDirectories {
  private final JdbcClient sql;

  PostgresKnownDirectories(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public Optional<String> newest(RawPublicKey federation) {
    return sql.sql(
            """
            SELECT jws FROM known_directory WHERE federation_key = :federation
             ORDER BY version DESC LIMIT 1""")
        .param("federation", federation.toString())
        .query(String.class)
        .optional();
  }

  @Override
  public void learn(RawPublicKey federation, long version, String jws, Instant at) {
    sql.sql(
            """
            INSERT INTO known_directory (federation_key, version, jws, known_at)
            VALUES (:federation, :version, :jws, :at) ON CONFLICT DO NOTHING""")
        .param("federation", federation.toString())
        .param("version", version)
        .param("jws", jws)
        .param("at", Sql.at(at))
        .update();
  }
}
