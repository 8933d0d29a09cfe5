package trm.node.age;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.storage.TestDatabase;

/** A PostgreSQL of its own, with room for what a large node has. */
final class AgeServer implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  /**
   * @param folder where it keeps its files; they are deleted at the end
   */
  AgeServer(Path folder) {
    try {
      this.postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setServerConfig("shared_buffers", "512MB")
              .setServerConfig("maintenance_work_mem", "512MB")
              .setServerConfig("max_wal_size", "2GB")
              .setServerConfig("autovacuum_naptime", "10min")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JdbcClient root = JdbcClient.create(postgres.getPostgresDatabase());
    for (String role : new String[] {TestDatabase.OWNER, TestDatabase.SERVICE}) {
      root.sql("CREATE ROLE " + role + " LOGIN PASSWORD '" + TestDatabase.PASSWORD + "'").update();
    }
  }

  /** A new database without a schema. */
  String empty(String name) {
    root("CREATE DATABASE " + name + " OWNER " + TestDatabase.OWNER);
    return url(name);
  }

  /** A database with everything that another one has, which nobody may be connected to. */
  String copy(String of, String name) {
    root("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, TestDatabase.OWNER, of));
    return url(name);
  }

  private void root(String statement) {
    JdbcClient.create(postgres.getPostgresDatabase()).sql(statement).update();
  }

  private String url(String name) {
    return postgres.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
  }

  /** A connection that nobody stops, not even from writing the journal. */
  static Connection asSuperuser(String url) {
    try {
      return DriverManager.getConnection(url, "postgres", "postgres");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
