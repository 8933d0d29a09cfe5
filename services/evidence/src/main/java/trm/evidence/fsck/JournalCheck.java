package trm.evidence.fsck;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.fsck.NodeRecords.DetailState;
import trm.evidence.fsck.NodeRecords.Line;
import trm.evidence.fsck.NodeRecords.Note;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ProofRejectedException;

/**
 * Grows the tree anew from the leaves and holds against it everything that was stored of it: every
 * subtree hash, every checkpoint, every detail. One pass, and no more in memory than the right
 * edge.
 */
final class JournalCheck {
  private static final String LINES = "journal_line";
  private static final String DETAILS = "journal_detail";

  private final NodeRecords records;
  private final Report report;
  private final OwnCheckpoints checkpoints;
  private final Citations citations;
  private final Progress progress;
  private int generation;
  private long expected;
  private @Nullable Frontier frontier;
  private long lines;

  JournalCheck(
      NodeRecords records, KeyRing keys, Citations citations, Report report, Progress progress) {
    this.records = records;
    this.report = report;
    this.citations = citations;
    this.progress = progress;
    this.checkpoints = new OwnCheckpoints(records.self(), keys, report);
  }

  void run() {
    try (Stream<Line> all = records.lines();
        Stream<Note> notes = records.checkpoints()) {
      checkpoints.begin(notes.iterator());
      Iterator<Line> each = all.iterator();
      while (each.hasNext()) {
        check(each.next());
        progress.count("journal entries", ++lines);
      }
      checkpoints.end();
    }
    report.checked("journal entries", lines);
    report.checked("own checkpoints", checkpoints.count());
  }

  private void check(Line line) {
    if (line.generation() != generation) {
      generation = line.generation();
      expected = 0;
      frontier = Frontier.EMPTY;
      checkpoints.grown(generation, 0, frontier);
    }
    if (line.index() != expected) {
      find(
          FlawKind.JOURNAL_GAP,
          LINES,
          line,
          "The entries from %d to %d are not there.".formatted(expected, line.index() - 1));
      // What the missing leaves were is lost, so no hash above them can be computed any more.
      frontier = null;
      report.unchecked(
          "Subtree hashes and checkpoints of generation %d after entry %d: entries are missing."
              .formatted(generation, expected - 1));
    }
    expected = line.index() + 1;
    hashes(line);
    entry(line);
    checkpoints.grown(generation, expected, frontier);
  }

  private void hashes(Line line) {
    Digest hash = Leaf.hash(line.leaf());
    if (!Arrays.equals(hash.bytes(), line.leafHash())) {
      find(FlawKind.HASH_DIFFERS, LINES, line, "The leaf is not the one that its hash names.");
    }
    if (frontier == null) {
      return;
    }
    Frontier.Growth growth = frontier.append(hash);
    if (!Arrays.equals(joined(growth.completed()), line.completed())) {
      find(
          FlawKind.HASH_DIFFERS,
          LINES,
          line,
          "The stored hashes of the subtrees that end here are not those of the leaves.");
    }
    frontier = growth.frontier();
  }

  private static byte[] joined(List<Digest> hashes) {
    ByteBuffer joined = ByteBuffer.allocate(32 * hashes.size());
    hashes.forEach(hash -> joined.put(hash.bytes()));
    return joined.array();
  }

  private void entry(Line line) {
    try {
      JournalEntry entry = Leaf.decode(line.leaf());
      citations.entry(line, entry);
      columns(line, entry);
      detail(line, entry);
      beginning(line, entry);
    } catch (ProofRejectedException e) {
      find(FlawKind.ENTRY_UNREADABLE, LINES, line, "The leaf is no entry of this release.");
    }
  }

  private void columns(Line line, JournalEntry entry) {
    CaseReference about = entry.caseReference();
    if (!Objects.equals(about == null ? null : about.value(), line.caseReference())) {
      find(FlawKind.COLUMN_DIFFERS, LINES, line, "The column names another case than the leaf.");
    }
  }

  /** A restored node says in a new generation what it said before, and keeps one detail of it. */
  private void detail(Line line, JournalEntry entry) {
    Digest commitment = entry.detailCommitment();
    if (line.detailState() == DetailState.UNREADABLE) {
      find(
          FlawKind.DETAIL_DIFFERS,
          DETAILS,
          line,
          "The detail was changed or moved: it cannot be opened.");
    } else if (line.detail() != null && !Objects.equals(commitment, line.detail().commitment())) {
      find(
          FlawKind.DETAIL_DIFFERS,
          DETAILS,
          line,
          "The detail is not the one that the entry commits to.");
    } else if (commitment != null
        && line.detailState() == DetailState.NONE
        && !records.isSaidBefore(line.leafHash(), line.generation())) {
      find(
          FlawKind.DETAIL_MISSING,
          DETAILS,
          line,
          "The entry commits to a detail, and there is none; an erasure deletes keys, not details.");
    }
  }

  private void beginning(Line line, JournalEntry entry) {
    boolean opens = entry.kind() == EntryKind.GENERATION_OPENED;
    boolean must = line.index() == 0 && line.generation() > 1;
    if (opens != must) {
      find(
          FlawKind.JOURNAL_GAP,
          LINES,
          line,
          opens
              ? "A generation opens amid another."
              : "The generation does not begin with its opening.");
    }
  }

  private void find(FlawKind kind, String table, Line line, String sentence) {
    report.find(kind, table, line.generation() + "/" + line.index(), sentence);
  }
}
