package trm.evidence.verify;

import java.time.Duration;
import java.time.Instant;
import trm.evidence.journal.EntryKind;

/** Names times of one journal that cannot be in the order in which they are written. */
final class ClockCheck {
  /**
   * Works that run at the same time read the clock when they begin and append when they end, so
   * that their entries may stand in the other order by as long as one of them takes.
   */
  private static final Duration ABREAST_MAX = Duration.ofSeconds(2);

  private final Findings findings;

  ClockCheck(Findings findings) {
    this.findings = findings;
  }

  void check(ProvenBundle bundle) {
    Instant latest = Instant.MIN;
    for (ProvenEntry entry : bundle.entries()) {
      Instant recorded = entry.entry().recordedAt();
      occurredBeforeRecorded(entry);
      if (recorded.plus(ABREAST_MAX).isBefore(latest)) {
        findings.clock(
            "The clock of %s went back: %s was recorded at %s, after an entry of %s."
                .formatted(bundle.node(), entry, recorded, latest));
      }
      latest = recorded.isAfter(latest) ? recorded : latest;
    }
    if (recordedAfterExport(bundle, latest)) {
      findings.clock(
          "%s was exported at %s and contains an entry recorded at %s."
              .formatted(bundle.name(), bundle.bundle().exportedAt(), latest));
    }
  }

  private void occurredBeforeRecorded(ProvenEntry entry) {
    Duration ahead = Duration.between(entry.entry().recordedAt(), entry.entry().occurredAt());
    if (ahead.isPositive()) {
      findings.clock(
          entry.entry().kind() == EntryKind.MESSAGE_IN
              ? "The clocks of %s and %s differ by at least %d ms: %s was received before it was issued."
                  .formatted(entry.entry().peer(), entry.node(), ahead.toMillis(), entry)
              : "%s is said to have occurred %d ms after it was recorded."
                  .formatted(entry, ahead.toMillis()));
    }
  }

  private static boolean recordedAfterExport(ProvenBundle bundle, Instant latest) {
    return latest.isAfter(bundle.bundle().exportedAt());
  }
}
