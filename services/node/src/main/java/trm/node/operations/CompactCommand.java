package trm.node.operations;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import trm.node.storage.Compaction;

/** {@code compact}: takes what was deleted out of the files of the database too. */
final class CompactCommand implements Command {
  private static final String HELP =
      """
      Writes every table anew out of which bodies, photos or keys are deleted, so that nothing of what
      was deleted stays in its files. Each table is locked while it is written anew, a few seconds a
      gibibyte: do it at night. Whoever wants to write waits; nothing is lost.

        java -jar SERVICE.jar compact [SETTINGS]

        --help            print this

        SETTINGS          as the service is given them, such as
                          --spring.config.additional-location=file:node.properties

      Not reached: the database's write-ahead log and its archive, backups, and what somebody who reads
      at the same time (a backup, fsck) still sees. Free space for the largest of the tables is needed.

      Exit status: 0 done; 2 it could not be: what is not told of was not written anew.
      """;

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public boolean run(CommandLine line, PrintStream out, PrintStream err) {
    line.allowOnly(Set.of());
    Settings settings = new Settings(line.settings());
    try (Connection owner = settings.asOwner()) {
      new Compaction(owner).run(out::println);
      return true;
    } catch (SQLException e) {
      throw new UnusableException(
          "A table could not be locked, or the database does not answer: SQL state "
              + e.getSQLState(),
          e);
    }
  }
}
