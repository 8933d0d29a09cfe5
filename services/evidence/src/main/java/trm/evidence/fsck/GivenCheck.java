package trm.evidence.fsck;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import trm.evidence.fsck.NodeRecords.Owed;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;

/** Receipts that this node owes or gave: each is a promise that an entry is in its journal. */
final class GivenCheck {
  private static final String TABLE = "receipt_owed";
  private final NodeRecords records;
  private final KeyRing keys;
  private final Report report;
  private final Progress progress;
  private long rows;

  GivenCheck(NodeRecords records, KeyRing keys, Report report, Progress progress) {
    this.records = records;
    this.keys = keys;
    this.report = report;
    this.progress = progress;
  }

  void run() {
    try (Stream<Owed> all = records.owed()) {
      all.forEach(this::check);
    }
    report.checked("receipts owed or given", rows);
  }

  private void check(Owed owed) {
    progress.count("receipts owed or given", ++rows);
    if (owed.leaf() == null || !isAbout(owed, owed.leaf())) {
      find(
          FlawKind.RECEIPT_WITHOUT_ENTRY,
          owed,
          "The journal holds no entry about this message to give a receipt for.");
    }
    if (owed.text() != null) {
      given(owed, owed.text());
    }
  }

  private static boolean isAbout(Owed owed, byte[] leaf) {
    try {
      JournalEntry entry = Leaf.decode(leaf);
      return entry.messageId() != null
          && entry.messageId().value().equals(owed.messageId())
          && entry.peer() != null
          && entry.peer().value().equals(owed.peer())
          && entry.envelopeDigest() != null
          && Arrays.equals(entry.envelopeDigest().bytes(), owed.envelope());
    } catch (ProofRejectedException e) {
      return false; // The journal's own check names the leaf.
    }
  }

  private void given(Owed owed, String text) {
    try {
      ReceiptText receipt = ReceiptText.parse(text);
      receipt.entry();
      Checkpoint checkpoint = receipt.checkpoint().checkpoint();
      keys.refusal(receipt.checkpoint())
          .ifPresent(why -> find(FlawKind.RECEIPT_REFUSED, owed, why));
      if (!isAbout(owed, receipt.leaf())) {
        find(FlawKind.RECEIPT_REFUSED, owed, "The receipt given is about another message.");
      }
      if (!isOurs(checkpoint)) {
        find(
            FlawKind.RECEIPT_REFUSED,
            owed,
            "The receipt given stands under a checkpoint that this journal never had.");
      }
    } catch (ProofRejectedException e) {
      find(FlawKind.RECEIPT_REFUSED, owed, String.valueOf(e.getMessage()));
    }
  }

  /** The stored checkpoints themselves are held against the leaves by the journal's check. */
  private boolean isOurs(Checkpoint checkpoint) {
    return checkpoint.journal().node().equals(records.self())
        && records
            .checkpoint(checkpoint.journal().number(), checkpoint.size())
            .filter(note -> Arrays.equals(note.root(), checkpoint.root().bytes()))
            .isPresent();
  }

  private void find(FlawKind kind, Owed owed, String sentence) {
    report.find(kind, TABLE, HexFormat.of().formatHex(owed.envelope()), sentence);
  }
}
