package trm.evidence.verify;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.journal.Checkpoint;

/**
 * A bundle with what of it is proven.
 *
 * @param checkpoint absent when it was refused; then no entry is proven
 * @param byIndex the proven entries
 */
record ProvenBundle(
    BundleFile file,
    Optional<Directory> directory,
    Optional<Checkpoint> checkpoint,
    NavigableMap<Long, ProvenEntry> byIndex) {
  /** The proven entries in the order of the journal. */
  Collection<ProvenEntry> entries() {
    return byIndex.values();
  }

  String name() {
    return file.name();
  }

  EvidenceBundle bundle() {
    return file.bundle();
  }

  Generation journal() {
    return bundle().journal();
  }

  NodeId node() {
    return journal().node();
  }

  boolean isWholeJournal() {
    return bundle().caseReference() == null;
  }

  /**
   * Whether each entry in the file is proven. If not, what belongs to no proven entry may belong to
   * one of the others, which have their findings already.
   */
  boolean isAllProven() {
    return checkpoint.isPresent()
        && file.damages().isEmpty()
        && byIndex.size() == bundle().entries().size();
  }

  /** Whether that entry was already there when the bundle's checkpoint was signed. */
  boolean reaches(long index) {
    return checkpoint.isPresent() && index < checkpoint.get().size();
  }

  /** Whether an entry about that case would have to be in the bundle. */
  boolean covers(@Nullable CaseReference caseReference) {
    return isWholeJournal() || Objects.equals(bundle().caseReference(), caseReference);
  }

  Optional<ProvenEntry> at(long index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  /** Whether the file shows that entry, proven or not. */
  boolean shows(long index) {
    return bundle().entries().stream().anyMatch(entry -> entry.index() == index)
        || file.damages().stream()
            .anyMatch(damage -> damage.entry() != null && damage.entry() == index);
  }
}
