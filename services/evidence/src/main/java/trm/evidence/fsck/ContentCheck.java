package trm.evidence.fsck;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.fsck.NodeRecords.Sent;
import trm.evidence.fsck.NodeRecords.Stored;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.seal.Authorship;

/** One message of the outbox: its stored content, and the receipt that closed it. */
final class ContentCheck {
  private static final String OUTBOX = "outbox";
  private static final String HELD = "receipt_held";
  private final NodeRecords records;
  private final KeyRing keys;
  private final Report report;
  private long gone;

  ContentCheck(NodeRecords records, KeyRing keys, Report report) {
    this.records = records;
    this.keys = keys;
    this.report = report;
  }

  void check(Sent row) {
    if (row.content().equals("SEALED")) {
      records.stored(row.messageId()).ifPresent(stored -> content(row, stored));
    } else if (row.content().equals("DRAFT")) {
      report.unchecked("The content of messages that are not sealed yet: nothing commits to it.");
    } else {
      gone++;
    }
    receipt(row);
    if (!row.isTold()) {
      report.find(
          FlawKind.DISCLOSURE_MISSING,
          "disclosure",
          row.messageId().toString(),
          "The message is not in the list of what was told of its case.");
    }
  }

  /** All were checked. */
  void end() {
    if (gone > 0) {
      report.unchecked(
          "The content of %,d messages of the outbox: receipted, expired or erased, and so gone; their"
                  .formatted(gone)
              + " digests and statements were checked.");
    }
  }

  private void content(Sent row, Stored stored) {
    byte[] envelope = stored.envelope();
    if (envelope == null || !Arrays.equals(Digest.sha256(envelope).bytes(), row.envelopeDigest())) {
      find(
          FlawKind.CONTENT_DIFFERS,
          OUTBOX,
          row,
          "The envelope is not the one that was journalled.");
    }
    if (!stored.isReadable()) {
      find(
          FlawKind.CONTENT_DIFFERS,
          OUTBOX,
          row,
          "The body was changed or moved: it cannot be opened.");
    } else if (stored.body() != null && !isSigned(row.jws(), stored.body(), stored.salt())) {
      find(FlawKind.CONTENT_DIFFERS, OUTBOX, row, "The body is not the one that was signed.");
    }
  }

  private boolean isSigned(@Nullable String jws, byte[] body, byte @Nullable [] salt) {
    return jws != null
        && salt != null
        && keys.author(jws) instanceof Authorship.Proven proven
        && proven.statement().statement().bodyDigest().equals(Digest.sha256(salt, body));
  }

  private void receipt(Sent row) {
    boolean closed = row.state().equals("ACKNOWLEDGED") || row.state().equals("REFUSED");
    String text = row.receipt();
    if (closed && text == null) {
      find(
          FlawKind.RECEIPT_MISSING, OUTBOX, row, "It counts as receipted, and no receipt is held.");
    } else if (!closed && text != null) {
      find(
          FlawKind.RECEIPT_REFUSED,
          HELD,
          row,
          "A receipt is held, and the message counts as open.");
    } else if (text != null) {
      verify(row, text);
    }
  }

  private void verify(Sent row, String text) {
    try {
      ReceiptText receipt = ReceiptText.parse(text);
      JournalEntry entry = receipt.entry();
      keys.refusal(receipt.checkpoint())
          .ifPresent(why -> find(FlawKind.RECEIPT_REFUSED, HELD, row, why));
      if (!isAbout(row, entry, receipt.checkpoint().checkpoint().journal().node())) {
        find(FlawKind.RECEIPT_REFUSED, HELD, row, "The receipt is about another message.");
      } else if (refuses(entry) != row.state().equals("REFUSED")) {
        find(FlawKind.RECEIPT_REFUSED, HELD, row, "The receipt proves the other outcome.");
      }
    } catch (ProofRejectedException e) {
      find(FlawKind.RECEIPT_REFUSED, HELD, row, String.valueOf(e.getMessage()));
    }
  }

  private boolean isAbout(Sent row, JournalEntry entry, NodeId journal) {
    return journal.value().equals(row.recipient())
        && entry.messageId() != null
        && entry.messageId().value().equals(row.messageId())
        && records.self().equals(entry.peer())
        && entry.statementDigest() != null
        && entry.statementDigest().toString().equals(Citations.statement(row.jws()));
  }

  private static boolean refuses(JournalEntry entry) {
    return "refused".equals(entry.outcome()) || "quarantined".equals(entry.outcome());
  }

  private void find(FlawKind kind, String table, Sent row, String sentence) {
    report.find(kind, table, row.messageId().toString(), sentence);
  }
}
