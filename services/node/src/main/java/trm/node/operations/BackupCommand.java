package trm.node.operations;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import trm.node.storage.Backup;
import trm.node.storage.Snapshot;

/** {@code backup}: writes the database into one folder and the keys of parts into another. */
final class BackupCommand implements Command {
  private static final String HELP =
      """
      Writes a node's database into files, as it is at one moment, while the node serves.

        java -jar SERVICE.jar backup [--to=FOLDER] --keys-to=FOLDER [SETTINGS]

        --to=FOLDER       where everything but the keys of parts goes; without it the keys alone
        --keys-to=FOLDER  where the keys of parts go. Keep it elsewhere, keep the newest alone, and make
                          it anew often, at the latest after every erasure: an erasure is the deletion
                          of a key, and a copy of the key is a copy of the content
        --help            print this

        SETTINGS          as the service is given them. The files of keys, the master key and the stop
                          file are in no backup of this command: the first two are yours to keep, apart
                          from both folders, and the last one belongs in no backup at all

      Neither folder may be there before. Exit status: 0 written; 2 it could not be.
      """;

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public boolean run(CommandLine line, PrintStream out, PrintStream err) {
    line.allowOnly(Set.of("--to", "--keys-to"));
    Path keys = line.require("--keys-to", "the folder for the keys of parts");
    Settings settings = new Settings(line.settings());
    try (Snapshot snapshot = new Snapshot(settings.asOwner())) {
      Backup backup = new Backup(snapshot, settings.node().nodeId());
      out.println(backup.write(line.path("--to").orElse(null), keys));
      return true;
    } catch (SQLException e) {
      throw new UnusableException("The database does not answer: SQL state " + e.getSQLState(), e);
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new UnusableException(String.valueOf(e.getMessage()), e);
    }
  }
}
