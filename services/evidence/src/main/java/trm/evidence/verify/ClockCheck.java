package trm.evidence.verify;

import java.time.Instant;

/** Names times of one journal that cannot be in the order in which they are written. */
final class ClockCheck {
  private final Findings findings;

  ClockCheck(Findings findings) {
    this.findings = findings;
  }

  void check(ProvenBundle bundle) {
    Instant latest = Instant.MIN;
    for (ProvenEntry entry : bundle.entries()) {
      Instant recorded = entry.entry().recordedAt();
      if (entry.entry().occurredAt().isAfter(recorded)) {
        findings.clock(
            "%s says that it occurred (%s) after it was recorded (%s)."
                .formatted(entry, entry.entry().occurredAt(), recorded));
      }
      if (recorded.isBefore(latest)) {
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

  private static boolean recordedAfterExport(ProvenBundle bundle, Instant latest) {
    return latest.isAfter(bundle.bundle().exportedAt());
  }
}
