package trm.evidence.verify;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.CaseReference;
import trm.evidence.Generation;

/**
 * What was handed in and how much of it is proven.
 *
 * @param journalSize by the checkpoint; absent when that was refused
 * @param directoryVersion absent when the directory was refused
 */
public record BundleSummary(
    String name,
    Generation journal,
    Optional<CaseReference> caseReference,
    Instant exportedAt,
    Optional<Long> directoryVersion,
    Optional<Long> journalSize,
    int entriesShown,
    int entriesProven) {
  static BundleSummary of(ProvenBundle bundle) {
    return new BundleSummary(
        bundle.name(),
        bundle.journal(),
        Optional.ofNullable(bundle.bundle().caseReference()),
        bundle.bundle().exportedAt(),
        bundle.directory().map(directory -> directory.version()),
        bundle.checkpoint().map(checkpoint -> checkpoint.size()),
        bundle.bundle().entries().size() + bundle.file().damages().size(),
        bundle.entries().size());
  }
}
