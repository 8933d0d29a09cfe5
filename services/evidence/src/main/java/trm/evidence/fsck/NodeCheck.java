package trm.evidence.fsck;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import trm.evidence.directory.Directory;
import trm.evidence.fsck.NodeRecords.Stray;
import trm.evidence.keys.NodeKeys;

/**
 * Checks whether everything that a node has stored agrees with its journal. It reads each row once,
 * and holds no more of them in memory than a sixty-fourth of what is said of messages.
 */
public final class NodeCheck {
  private final NodeRecords records;
  private final List<Directory> directories;
  private final Path scratch;
  private final Report report;
  private final Progress progress;

  /**
   * @param directories the newest first; older ones where receipts need keys that the newest no
   *     longer lists
   * @param scratch where files may be laid aside while the check runs
   */
  public NodeCheck(
      NodeRecords records,
      List<Directory> directories,
      Path scratch,
      Report report,
      Progress progress) {
    this.records = records;
    this.directories = List.copyOf(directories);
    this.scratch = scratch;
    this.report = report;
    this.progress = progress;
  }

  /** Runs all checks; what they come upon is in the report. */
  public void run(NodeKeys held) {
    KeyRing keys = new KeyRing(directories);
    new KeyFilesCheck(records.self(), records.readAt(), report).run(held, directories.getFirst());
    try (Citations citations = new Citations(scratch)) {
      new JournalCheck(records, keys, citations, report, progress).run();
      ContentCheck content = new ContentCheck(records, keys, report);
      new MailCheck(records, citations, content, report, progress).run();
    }
    new GivenCheck(records, keys, report, progress).run();
    new WitnessedCheck(records, keys, report).run();
    try (Stream<Stray> strays = records.strays()) {
      strays.forEach(this::stray);
    }
    unchecked();
  }

  private void stray(Stray stray) {
    report.find(
        stray.table().equals("disclosure") ? FlawKind.DISCLOSURE_MISSING : FlawKind.RECEIPT_REFUSED,
        stray.table(),
        stray.key(),
        "There is no such message in the outbox.");
  }

  private void unchecked() {
    report.unchecked(
        "The signatures in statements of messages that are receipted or came in: the journal holds"
            + " their digests, and evidence.jar verifies them in an export.");
    report.unchecked(
        "Whether rows are missing that hold no proof and end by themselves: what was put aside,"
            + " what waits for its turn, notes of the courier's own messages.");
    report.unchecked(
        "Whether the end of the journal was cut off behind everything that any checkpoint, receipt"
            + " or row tells of.");
  }
}
