package trm.evidence.fsck;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.fsck.NodeRecords.Sent;
import trm.evidence.fsck.NodeRecords.Taken;
import trm.evidence.journal.EntryKind;

/** Holds the tables of mail against the entries about the same messages, both ways. */
final class MailCheck {
  private static final String OUTBOX = "outbox";
  private static final String LINES = "journal_line";
  private static final String OWED = "receipt_owed";
  private static final String ASIDE = "quarantine";

  private final NodeRecords records;
  private final Citations citations;
  private final ContentCheck content;
  private final Report report;
  private final Progress progress;
  private long rows;

  MailCheck(
      NodeRecords records,
      Citations citations,
      ContentCheck content,
      Report report,
      Progress progress) {
    this.records = records;
    this.citations = citations;
    this.content = content;
    this.report = report;
    this.progress = progress;
  }

  void run() {
    try (Stream<Sent> all = records.sent()) {
      all.forEach(this::sent);
    }
    content.end();
    report.checked("messages of the outbox", rows);
    rows = 0;
    try (Stream<Taken> all = records.taken()) {
      all.forEach(this::taken);
    }
    report.checked("rows of the inbox", rows);
    citations.sent(this::sentTogether);
    citations.taken(this::takenTogether);
  }

  private void sent(Sent row) {
    progress.count("messages of the outbox", ++rows);
    content.check(row);
    citations.row(
        true,
        new Citation(
            OUTBOX,
            row.messageId().toString(),
            row.content(),
            row.messageId().toString(),
            row.recipient(),
            hex(row.envelopeDigest()),
            Citations.statement(row.jws()),
            null,
            row.eventType(),
            row.caseReference() != null));
  }

  private void taken(Taken row) {
    progress.count("rows of the inbox", ++rows);
    citations.row(
        false,
        new Citation(
            row.table(),
            HexFormat.of().formatHex(row.envelope()),
            row.table(),
            row.messageId() == null ? null : row.messageId().toString(),
            row.sender(),
            hex(row.envelope()),
            Citations.statement(row.jws()),
            null,
            null,
            false));
  }

  private static @Nullable String hex(byte @Nullable [] digest) {
    return digest == null ? null : HexFormat.of().formatHex(digest);
  }

  private void sentTogether(List<Citation> all) {
    List<Citation> entries = all.stream().filter(Citation::isEntry).toList();
    List<Citation> messages = all.stream().filter(one -> !one.isEntry()).toList();
    if (messages.isEmpty()) {
      entries.forEach(
          entry ->
              report.find(
                  FlawKind.ENTRY_WITHOUT_MESSAGE,
                  LINES,
                  entry.row(),
                  "The message that this entry says was posted is not in the outbox."));
    }
    messages.stream()
        .filter(message -> !isJournalled(message, entries))
        .forEach(
            message ->
                report.find(
                    FlawKind.MESSAGE_WITHOUT_ENTRY,
                    OUTBOX,
                    message.row(),
                    "No entry of the journal says that this message was posted as it stands."));
  }

  /** The courier's own, while it waits unsealed, is said by nobody yet. */
  private static boolean isJournalled(Citation message, List<Citation> entries) {
    return (message.envelope() == null && !message.aboutCase())
        || entries.stream().anyMatch(entry -> isSaidBy(entry, message));
  }

  private static boolean isSaidBy(Citation entry, Citation message) {
    boolean isSealed = message.envelope() != null;
    return Objects.equals(entry.peer(), message.peer())
        && Objects.equals(entry.eventType(), message.eventType())
        && entry.aboutCase() == message.aboutCase()
        && (!isSealed
            || (Objects.equals(entry.envelope(), message.envelope())
                && Objects.equals(entry.statement(), message.statement())));
  }

  private void takenTogether(List<Citation> all) {
    List<Citation> entries = all.stream().filter(Citation::isEntry).toList();
    all.stream().filter(one -> !one.isEntry()).forEach(row -> mustBeSaid(row, entries));
    entries.stream()
        .filter(entry -> entry.aboutCase() && entry.what().equals(EntryKind.MESSAGE_IN.name()))
        .forEach(entry -> mustBeNoted(entry, all));
  }

  private void mustBeSaid(Citation row, List<Citation> entries) {
    boolean said =
        row.table().equals(OWED) // Held against its very entry elsewhere.
            || entries.stream().anyMatch(entry -> isTakenBy(entry, row));
    if (!said) {
      report.find(
          FlawKind.NOTE_WITHOUT_ENTRY,
          row.table(),
          row.row(),
          "No entry of the journal says that this came in as it stands.");
    }
  }

  /** Of what was put aside unopened, the journal knows the envelope's digest alone. */
  private static boolean isTakenBy(Citation entry, Citation row) {
    return row.table().equals(ASIDE)
        ? entry.what().equals(EntryKind.QUARANTINED.name())
        : Objects.equals(entry.message(), row.message())
            && Objects.equals(entry.peer(), row.peer())
            && Objects.equals(entry.statement(), row.statement());
  }

  /** Of one that was sealed anew only the first envelope is remembered for ever. */
  private void mustBeNoted(Citation entry, List<Citation> all) {
    if ("duplicate".equals(entry.outcome())) {
      return;
    }
    if (all.stream().noneMatch(one -> !one.isEntry() && one.statement() != null)) {
      report.find(
          FlawKind.ENTRY_WITHOUT_NOTE,
          LINES,
          entry.row(),
          "What this entry says was taken in is neither in inbox_note nor in received_statement.");
    }
    if (all.stream().noneMatch(one -> one.table().equals(OWED))) {
      report.find(
          FlawKind.RECEIPT_NOT_OWED,
          LINES,
          entry.row(),
          "For what this entry says was taken in, no receipt is owed.");
    }
  }
}
