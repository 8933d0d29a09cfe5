package trm.evidence.fsck;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.fsck.NodeRecords.Note;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.SignedCheckpoint;

/** What was seen of journals: peers', and this node's own as peers hold it. */
final class WitnessedCheck {
  private static final String TABLE = "witnessed_checkpoint";
  private final NodeRecords records;
  private final KeyRing keys;
  private final Report report;
  private long rows;

  WitnessedCheck(NodeRecords records, KeyRing keys, Report report) {
    this.records = records;
    this.keys = keys;
    this.report = report;
  }

  void run() {
    try (Stream<Note> all = records.witnessed()) {
      all.forEach(this::check);
    }
    try (Stream<Note> all = records.twoFaces()) {
      all.forEach(
          note ->
              find(
                  FlawKind.TWO_FACES,
                  "two_faces",
                  note,
                  "The journal was shown with two contents."));
    }
    report.checked("witnessed checkpoints", rows);
    report.unchecked(
        "Whether each witnessed checkpoint of a peer only adds to the one before: that was proven"
            + " when it came, and the proofs are not kept.");
  }

  private void check(Note note) {
    rows++;
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(note.text());
      Checkpoint said = signed.checkpoint();
      if (!said.journal().origin().equals(note.node() + "/" + note.generation())
          || said.size() != note.size()
          || !Arrays.equals(said.root().bytes(), note.root())) {
        find(
            FlawKind.COLUMN_DIFFERS, TABLE, note, "The note says something else than its columns.");
      }
      keys.refusal(signed).ifPresent(why -> find(FlawKind.CHECKPOINT_REFUSED, TABLE, note, why));
      if (note.node().equals(records.self().value())) {
        own(note);
      }
    } catch (ProofRejectedException e) {
      find(FlawKind.CHECKPOINT_REFUSED, TABLE, note, String.valueOf(e.getMessage()));
    }
  }

  /** A generation that a later one has replaced was lost in part; peers hold what was lost. */
  private void own(Note note) {
    Optional<Note> stored = records.checkpoint(note.generation(), note.size());
    boolean known = stored.filter(one -> Arrays.equals(one.root(), note.root())).isPresent();
    if (!known && note.generation() >= records.generation()) {
      find(
          FlawKind.JOURNAL_SHORTENED,
          TABLE,
          note,
          "A peer holds a checkpoint of this node that this journal never had:"
              + " the node was restored and has not gone on in a new generation, or was changed.");
    } else if (!known) {
      report.unchecked(
          "What generation %d held beyond what was restored: a peer holds its checkpoint of size %d."
              .formatted(note.generation(), note.size()));
    }
  }

  private void find(FlawKind kind, String table, Note note, String sentence) {
    report.find(kind, table, note.node() + "/" + note.generation() + "/" + note.size(), sentence);
  }
}
