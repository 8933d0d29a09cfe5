package trm.node.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;

/**
 * Writes a node's database into files while the node serves, all of one moment. The keys of parts
 * go elsewhere: an erasure deletes a key, and a copy of the key would be a copy of the content.
 */
public final class Backup {
  private final Snapshot snapshot;
  private final Dump dump;
  private final NodeId self;

  /**
   * @param snapshot as the schema's owner, since the service may not read everything
   */
  public Backup(Snapshot snapshot, NodeId self) {
    this.snapshot = snapshot;
    this.dump = new Dump(snapshot.connection());
    this.self = self;
  }

  /**
   * Writes a backup.
   *
   * @param database where everything but the keys goes; absent for the keys alone
   * @param keys where the keys of parts go
   * @return what was written, in one sentence
   */
  public String write(@Nullable Path database, Path keys) {
    try {
      Properties words = words();
      if (database != null) {
        DumpFolder folder = DumpFolder.make(database);
        Properties all = (Properties) words.clone();
        for (String table : dump.tables()) {
          if (!table.equals(Dump.KEYS)) {
            dump.out(table, folder, all);
          }
        }
        all.setProperty("tables", String.join(",", dump.tables()));
        folder.seal(all);
      }
      DumpFolder folder = DumpFolder.make(keys);
      dump.out(Dump.KEYS, folder, words);
      folder.seal(words);
      return sentence(words);
    } catch (IOException e) {
      throw Dump.broken(e);
    } catch (SQLException e) {
      throw new IllegalStateException("The database stopped answering: " + e.getSQLState(), e);
    }
  }

  private Properties words() {
    Properties words = new Properties();
    words.setProperty("node", self.value());
    words.setProperty("schema", dump.schemaVersion());
    words.setProperty("takenAt", takenAt().toString());
    words.setProperty("generation", text("SELECT max(number)::text FROM journal_generation"));
    words.setProperty(
        "entries",
        text(
            """
            SELECT count(*)::text FROM journal_line
             WHERE generation = (SELECT max(number) FROM journal_generation)"""));
    return words;
  }

  private Instant takenAt() {
    return snapshot
        .sql()
        .sql("SELECT now() AS now")
        .query((row, _) -> Sql.instant(row, "now"))
        .single();
  }

  private String text(String query) {
    return dump.sql().sql(query).query(String.class).single();
  }

  private static String sentence(Properties words) {
    return "%s as it was at %s: generation %s with %s entries, %s part keys."
        .formatted(
            words.getProperty("node"),
            words.getProperty("takenAt"),
            words.getProperty("generation"),
            words.getProperty("entries"),
            words.getProperty(Dump.KEYS + ".rows"));
  }
}
