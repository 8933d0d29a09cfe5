package trm.node.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import trm.evidence.NodeId;
import trm.node.keys.MasterKey;

/**
 * Fills a new, empty database from a backup. The keys come last and in a transaction of their own:
 * until then nothing guarded can be read.
 */
public final class Restore {
  private final Connection owner;
  private final Dump dump;
  private final NodeId self;
  private final MasterKey masterKey;
  private final Migrating migrating;

  /** Brings the schema to a version, or to this release's. */
  @FunctionalInterface
  public interface Migrating {
    void to(String version);
  }

  /** Runs the migrations up to a version; {@code latest} for all of them. */
  public static void migrate(
      String url, String owner, String password, String serviceUsername, String version) {
    Schema.migrate(url, owner, password, serviceUsername, version);
  }

  /**
   * @param owner a connection of the schema's owner, which the caller closes
   */
  public Restore(Connection owner, NodeId self, MasterKey masterKey, Migrating migrating) {
    this.owner = owner;
    this.dump = new Dump(owner);
    this.self = self;
    this.masterKey = masterKey;
    this.migrating = migrating;
  }

  /**
   * What a restore left out.
   *
   * @param erased parts whose key was in the copy, and was erased nevertheless
   * @param missing parts whose key is in no copy any more
   */
  public record LeftOut(String sentence, int erased, int missing) {}

  /**
   * Restores.
   *
   * @param erased parts, each as {@code case part}, that were erased after the copy of the keys
   * @throws IllegalStateException when the database is not empty, or the backup is another node's,
   *     is not whole, or its keys are older than it
   */
  public LeftOut read(Path database, Path keys, Set<String> erased) {
    DumpFolder tables = DumpFolder.at(database);
    DumpFolder keyTable = DumpFolder.at(keys);
    Properties words = tables.words();
    Properties ofKeys = keyTable.words();
    check(words, ofKeys);
    try {
      migrating.to(words.getProperty("schema"));
      owner.setAutoCommit(false);
      fill(tables, words);
      owner.commit();
      migrating.to("latest");
      dump.in(Dump.KEYS, keyTable, ofKeys);
      LeftOut leftOut = new KeysAfterRestore(dump.sql(), masterKey).leaveOut(erased, words);
      owner.commit();
      dump.sql().sql("ANALYZE").update();
      owner.commit();
      return leftOut;
    } catch (IOException e) {
      throw Dump.broken(e);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: SQL state " + e.getSQLState(), e);
    }
  }

  private void check(Properties words, Properties ofKeys) {
    require(isOurs(words) && isOurs(ofKeys), "The backup is not of " + self + ".");
    Instant taken = Instant.parse(words.getProperty("takenAt"));
    require(
        !Instant.parse(ofKeys.getProperty("takenAt")).isBefore(taken),
        "The copy of the keys is older than the database: what was written in between could not be"
            + " read. Give the newest copy of the keys.");
    boolean empty =
        dump.tables().isEmpty()
            || dump.sql()
                .sql("SELECT NOT EXISTS (SELECT 1 FROM journal_line)")
                .query(Boolean.class)
                .single();
    require(empty, "The database is not empty. A backup is restored into a new one.");
  }

  private boolean isOurs(Properties words) {
    return self.value().equals(words.getProperty("node"));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void fill(DumpFolder tables, Properties words) throws SQLException, IOException {
    List<String> all =
        Arrays.stream(words.getProperty("tables").split(",", -1))
            .filter(table -> !table.equals(Dump.KEYS))
            .toList();
    // What migrations wrote themselves is in the backup too.
    dump.sql().sql("TRUNCATE " + String.join(", ", all)).update();
    for (String table : all) {
      dump.in(table, tables, words);
      dump.continueNumbers(table);
    }
  }
}
