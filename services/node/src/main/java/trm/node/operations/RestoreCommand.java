package trm.node.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trm.node.settings.RecoverySettings;
import trm.node.storage.Restore;

/** {@code restore}: fills a new database from a backup, and keeps erased what was erased. */
final class RestoreCommand implements Command {
  private static final String HELP =
      """
      Fills a new, empty database from a backup. What was erased before the backup, or is in a list of
      erasures, or has no key in the newest copy of the keys, stays erased.

        java -jar SERVICE.jar restore --from=FOLDER --keys=FOLDER [--erased=FILE] [SETTINGS]

        --from=FOLDER     the backup of the database
        --keys=FOLDER     the newest copy of the keys of parts; not older than the backup
        --erased=FILE     parts that were erased after that copy was made, a line each: case and part
        --help            print this

        SETTINGS          as the service is given them. The database must be there, empty, with its
                          two roles; the files of keys and the master key must be in their places

      The stop file, if one is left, is deleted: the node that starts next must ask its peers how far
      its journal had come. Run fsck before it serves.

      Exit status: 0 restored; 2 it could not be, and nothing may be served from that database.
      """;

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public boolean run(CommandLine line, PrintStream out, PrintStream err) {
    line.allowOnly(Set.of("--from", "--keys", "--erased"));
    Path from = line.require("--from", "the backup of the database");
    Path keys = line.require("--keys", "the newest copy of the keys of parts");
    Settings settings = new Settings(line.settings());
    try (Connection owner = settings.asOwner()) {
      Restore restore =
          new Restore(owner, settings.node().nodeId(), settings.masterKey(), settings.migrating());
      out.print(told(restore.read(from, keys, erased(line.path("--erased")))));
      forgetStop(settings, out);
      return true;
    } catch (SQLException e) {
      throw new UnusableException("The database does not answer: SQL state " + e.getSQLState(), e);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new UnusableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String told(Restore.LeftOut leftOut) {
    return """
        Restored %s
        %d key(s) of the copy were left out, since their part was erased.
        %d part(s) have no key in the copy that opens them: erased after the backup, or by the list.
        """
        .formatted(leftOut.sentence(), leftOut.erased(), leftOut.missing());
  }

  private static Set<String> erased(Optional<Path> file) throws IOException {
    Set<String> erased = new TreeSet<>();
    if (file.isPresent()) {
      Files.readAllLines(file.get()).stream()
          .filter(text -> !text.isBlank() && !text.startsWith("#"))
          .forEach(erased::add);
    }
    return erased;
  }

  private static void forgetStop(Settings settings, PrintStream out) throws IOException {
    RecoverySettings recovery = settings.recovery();
    Path stop = recovery.stopFile();
    if (stop != null && Files.deleteIfExists(stop)) {
      out.println("The stop file of the lost life is deleted.");
    }
  }
}
