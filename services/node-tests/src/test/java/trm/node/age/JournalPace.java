package trm.node.age;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import trm.evidence.NodeId;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.fsck.NodeCheck;
import trm.evidence.fsck.NodeRecords.Line;
import trm.evidence.fsck.Progress;
import trm.evidence.fsck.Report;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFolder;
import trm.node.keys.MasterKey;
import trm.node.storage.PostgresNodeRecords;
import trm.node.storage.Snapshot;
import trm.node.storage.TestDatabase;

/** Checks a whole journal in a JVM of its own, and says how fast. */
final class JournalPace implements Progress {
  private final long began = System.nanoTime();
  private final long cpuBegan = cpu();
  private long entries;
  private long wall;
  private long cpu;
  private long reading;

  private JournalPace() {}

  /** Takes the address of the database, the folder of keys and the folder of the federation. */
  public static void main(String... arguments) throws SQLException, IOException {
    Path federation = Path.of(arguments[2]);
    var directory =
        DirectoryReader.read(
            Files.readString(federation.resolve("directory.jws")),
            FederationKey.readPublic(federation.resolve("federation.pub")));
    Report report = new Report();
    JournalPace pace = new JournalPace();
    try (Snapshot snapshot =
        new Snapshot(
            DriverManager.getConnection(
                arguments[0], TestDatabase.SERVICE, TestDatabase.PASSWORD))) {
      var records =
          new PostgresNodeRecords(
              snapshot, new NodeId("mo-destination"), MasterKey.of(new byte[32]));
      new NodeCheck(records, List.of(directory), federation, report, pace)
          .run(new KeyFolder(Path.of(arguments[1])).read());
      pace.readAgain(records);
    }
    pace.tell();
    if (!report.isSound()) {
      System.out.println(report.text());
      System.exit(1);
    }
    System.exit(pace.checkedASecond() >= Double.parseDouble(arguments[3]) ? 0 : 3);
  }

  /** What it takes to have the lines and to open their details, by itself and when all is warm. */
  private void readAgain(PostgresNodeRecords records) {
    long from = cpu();
    try (Stream<Line> lines = records.lines()) {
      if (lines.count() < entries) {
        throw new AssertionError("One snapshot has always as many lines.");
      }
    }
    reading = cpu() - from;
  }

  private double checkedASecond() {
    return entries / ((cpu - reading) / 1e9);
  }

  private void tell() {
    System.out.printf(
        "journal: %,d entries in %.1f s; of one core, hashed and checked %,.0f a second,"
            + " with reading and opening details %,.0f a second%n",
        entries, wall / 1e9, checkedASecond(), entries / (cpu / 1e9));
  }

  @Override
  public void count(String what, long done) {
    if (what.equals("journal entries")) {
      entries = done;
      if (done % 1_000 == 0) {
        wall = System.nanoTime() - began;
        cpu = cpu() - cpuBegan;
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
