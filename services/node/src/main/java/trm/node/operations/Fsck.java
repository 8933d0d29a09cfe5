package trm.node.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.fsck.NodeCheck;
import trm.evidence.fsck.Report;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFileException;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.RawPublicKey;
import trm.node.casework.CaseCheck;
import trm.node.storage.PostgresCaseRecords;
import trm.node.storage.PostgresNodeRecords;
import trm.node.storage.Snapshot;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.Names;
import trm.referral.CaseReference;

/** {@code fsck}: says whether everything in a node's database agrees. It writes nothing there. */
final class Fsck implements Command {
  private static final String HELP =
      """
      Checks a node's whole database, and says whether everything in it agrees: the journal with
      itself, with the facts of all cases, with the mail that went out and came in, with receipts,
      keys and what was told. It reads one snapshot and writes nothing, so the node may be serving.

        java -jar SERVICE.jar fsck [--json] [--directory=FILE]... [--scratch=FOLDER] [SETTINGS]

        --json            print the report for programs
        --directory=FILE  an older directory of the federation as well: receipts may need keys that
                          the newest no longer lists. May be given several times
        --scratch=FOLDER  where about 200 bytes a message are laid aside while it runs; by default
                          where this machine keeps such files. Ids and digests only, deleted at the end
        --quiet           print no progress
        --help            print this

        SETTINGS          as the service is given them, such as
                          --spring.config.additional-location=file:node.properties

      Exit status: 0 sound as far as it could be checked; 1 there are findings; 2 it could not run.
      """;

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public boolean run(CommandLine line, PrintStream out, PrintStream err) {
    line.allowOnly(Set.of("--json", "--directory", "--scratch", "--quiet"));
    Settings settings = new Settings(line.settings());
    Report report = new Report();
    check(settings, line, report, line.has("--quiet") ? Counter.silent() : Counter.to(err));
    out.print(line.has("--json") ? report.json() : report.text());
    return report.isSound();
  }

  private static void check(Settings settings, CommandLine line, Report report, Counter counter) {
    List<Directory> directories = directories(settings, line);
    Path scratch = line.path("--scratch").orElse(Path.of(System.getProperty("java.io.tmpdir")));
    try (Snapshot snapshot = new Snapshot(settings.asService())) {
      var self = settings.node().nodeId();
      var master = settings.masterKey();
      var records = new PostgresNodeRecords(snapshot, self, master);
      var keys = new KeyFolder(settings.keys().folder()).read();
      new NodeCheck(records, directories, scratch, report, counter::count).run(keys);
      CaseCheck cases = new CaseCheck(Names.toLaw(self), new FactStoreCodec(), report);
      cases(new PostgresCaseRecords(snapshot, master), cases, report, counter);
    } catch (SQLException e) {
      throw new UnusableException("The database does not answer: SQL state " + e.getSQLState(), e);
    } catch (KeyFileException e) {
      throw new UnusableException(String.valueOf(e.getMessage()), e);
    }
    report.unchecked("The content of files (photos and scans), which is large and has no digest.");
    report.unchecked(
        "Work lists, feed, statistics, partners, webhooks, notices and drafts: they prove nothing,"
            + " and the node makes the work lists anew from the facts.");
  }

  private static void cases(
      PostgresCaseRecords records, CaseCheck check, Report report, Counter counter) {
    long done = 0;
    try (Stream<CaseReference> all = records.cases()) {
      for (CaseReference one : (Iterable<CaseReference>) all::iterator) {
        check.check(records.read(one));
        counter.count("cases", ++done);
      }
    }
    report.checked("cases", done);
  }

  private static List<Directory> directories(Settings settings, CommandLine line) {
    RawPublicKey federation = FederationKey.readPublic(settings.directory().federationKeyFile());
    List<Directory> all = new ArrayList<>();
    all.add(read(settings.directory().file(), federation));
    line.paths("--directory").forEach(file -> all.add(read(file, federation)));
    return all;
  }

  private static Directory read(Path file, RawPublicKey federation) {
    try {
      return DirectoryReader.read(Files.readString(file), federation);
    } catch (IOException | DirectoryRefusedException e) {
      throw new UnusableException(file + ": " + e.getMessage(), e);
    }
  }
}
