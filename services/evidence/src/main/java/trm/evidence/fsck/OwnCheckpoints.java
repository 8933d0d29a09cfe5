package trm.evidence.fsck;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.fsck.NodeRecords.Note;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.SignedCheckpoint;

/** Holds each checkpoint that the node signed against the journal as it was at that size. */
final class OwnCheckpoints {
  private static final String TABLE = "journal_checkpoint";
  private final NodeId self;
  private final KeyRing keys;
  private final Report report;
  private Iterator<Note> notes = Collections.emptyIterator();
  private @Nullable Note next;
  private long count;

  OwnCheckpoints(NodeId self, KeyRing keys, Report report) {
    this.self = self;
    this.keys = keys;
    this.report = report;
  }

  /** Takes the notes, which come by generation and size, as the lines do. */
  void begin(Iterator<Note> inOrder) {
    this.notes = inOrder;
    advance();
  }

  /**
   * The journal has come so far.
   *
   * @param frontier absent where entries are missing, so that no root can be computed
   */
  void grown(int generation, long size, @Nullable Frontier frontier) {
    while (next != null && isBefore(next, generation, size)) {
      tooLong(next);
      advance();
    }
    while (next != null && next.generation() == generation && next.size() == size) {
      check(next, frontier);
      advance();
    }
  }

  /** The journal ends. */
  void end() {
    while (next != null) {
      tooLong(next);
      advance();
    }
  }

  long count() {
    return count;
  }

  private void advance() {
    next = notes.hasNext() ? notes.next() : null;
    count += next == null ? 0 : 1;
  }

  /** Its size was never reached: its generation ended, or misses entries. */
  private static boolean isBefore(Note note, int generation, long size) {
    return note.generation() < generation
        || (note.generation() == generation && note.size() < size);
  }

  private void tooLong(Note note) {
    find(
        FlawKind.JOURNAL_SHORTENED,
        note,
        "The node signed %d entries, and the journal has not so many.".formatted(note.size()));
  }

  private void check(Note note, @Nullable Frontier frontier) {
    Optional<SignedCheckpoint> signed = read(note);
    if (signed.isEmpty()) {
      return;
    }
    Digest root = signed.get().checkpoint().root();
    if (!saysSo(note, signed.get()) || (frontier != null && !frontier.root().equals(root))) {
      find(
          FlawKind.CHECKPOINT_DIFFERS,
          note,
          "The checkpoint is not what the journal is at this size.");
    }
    keys.refusal(signed.get()).ifPresent(why -> find(FlawKind.CHECKPOINT_REFUSED, note, why));
  }

  private Optional<SignedCheckpoint> read(Note note) {
    try {
      return Optional.of(SignedCheckpoint.parse(note.text()));
    } catch (ProofRejectedException e) {
      find(FlawKind.CHECKPOINT_REFUSED, note, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean saysSo(Note note, SignedCheckpoint signed) {
    return signed.checkpoint().journal().equals(new Generation(self, note.generation()))
        && signed.checkpoint().size() == note.size()
        && java.util.Arrays.equals(signed.checkpoint().root().bytes(), note.root());
  }

  private void find(FlawKind kind, Note note, String sentence) {
    report.find(kind, TABLE, note.generation() + "/" + note.size(), sentence);
  }
}
