package trm.evidence.verify;

import java.util.List;
import java.util.Objects;

/** Holds details against what their entries commit to. One that is gone was erased, not forged. */
final class DetailCheck {
  private final Findings findings;

  DetailCheck(Findings findings) {
    this.findings = findings;
  }

  void check(ProvenBundle bundle) {
    bundle.entries().forEach(this::check);
    List<Long> absent = absent(bundle);
    if (!absent.isEmpty()) {
      findings.unchecked(
          "%s: the details of entries %s are erased or were not exported; their attestations stand."
              .formatted(bundle.name(), absent));
    }
  }

  private void check(ProvenEntry entry) {
    if (entry.detail() != null
        && !Objects.equals(entry.entry().detailCommitment(), entry.detail().commitment())) {
      findings.find(
          FindingKind.DETAIL_DIFFERS,
          entry,
          "The detail was changed: it is not the one that the entry commits to.");
    }
  }

  private static List<Long> absent(ProvenBundle bundle) {
    return bundle.entries().stream()
        .filter(entry -> entry.entry().detailCommitment() != null && entry.detail() == null)
        .map(ProvenEntry::index)
        .toList();
  }
}
