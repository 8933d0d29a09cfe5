package trm.evidence.verify;

import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.directory.Directory;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.InclusionProof;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ProofRejectedException;

/** Proves the entries of one bundle under its checkpoint. */
final class BundleProof {
  private final BundleFile file;
  private final Findings findings;
  private final Set<Long> seen = new HashSet<>();

  BundleProof(BundleFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  ProvenBundle prove(Optional<Directory> directory, KeyBook keys) {
    file.damages()
        .forEach(
            damage ->
                findings.find(FindingKind.DAMAGED, file.name(), damage.entry(), damage.sentence()));
    Optional<Checkpoint> checkpoint = checkpoint(keys);
    NavigableMap<Long, ProvenEntry> entries =
        checkpoint.map(this::entries).orElse(Collections.emptyNavigableMap());
    checkpoint.filter(c -> file.bundle().caseReference() == null).ifPresent(this::wantAll);
    return new ProvenBundle(file, directory, checkpoint, entries);
  }

  private Optional<Checkpoint> checkpoint(KeyBook keys) {
    try {
      return Optional.of(
          keys.checkpoints(file.bundle().journal())
              .verify(file.bundle().checkpoint())
              .checkpoint());
    } catch (ProofRejectedException e) {
      findings.find(
          FindingKind.CHECKPOINT_REFUSED,
          file.name(),
          null,
          "%s None of the entries %s is proven."
              .formatted(
                  e.getMessage(),
                  file.bundle().entries().stream().map(BundleEntry::index).toList()));
      return Optional.empty();
    }
  }

  private NavigableMap<Long, ProvenEntry> entries(Checkpoint checkpoint) {
    NavigableMap<Long, ProvenEntry> proven = new TreeMap<>();
    for (BundleEntry entry : file.bundle().entries()) {
      if (isOnce(entry) && isIncluded(entry, checkpoint)) {
        decoded(entry).filter(this::isOfTheCase).ifPresent(e -> proven.put(e.index(), e));
      }
    }
    return Collections.unmodifiableNavigableMap(proven);
  }

  private boolean isOnce(BundleEntry entry) {
    if (seen.add(entry.index())) {
      return true;
    }
    find(FindingKind.ENTRY_TWICE, entry, "The bundle shows this entry twice.");
    return false;
  }

  private boolean isIncluded(BundleEntry entry, Checkpoint checkpoint) {
    InclusionProof proof = new InclusionProof(entry.index(), checkpoint.size(), entry.path());
    Digest leafHash = Leaf.hash(entry.leaf());
    if (proof.proves(leafHash, checkpoint.root())) {
      return true;
    }
    find(
        FindingKind.ENTRY_NOT_PROVEN,
        entry,
        "The entry or its proof was changed: it does not lead to the root that %s signed."
            .formatted(checkpoint.journal().node()));
    return false;
  }

  private Optional<ProvenEntry> decoded(BundleEntry entry) {
    try {
      return Optional.of(
          new ProvenEntry(
              file.name(),
              file.bundle().journal(),
              entry.index(),
              Leaf.hash(entry.leaf()),
              Leaf.decode(entry.leaf()),
              entry.detail()));
    } catch (ProofRejectedException e) {
      find(FindingKind.ENTRY_UNREADABLE, entry, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean isOfTheCase(ProvenEntry entry) {
    CaseReference asked = file.bundle().caseReference();
    CaseReference own = entry.entry().caseReference();
    if (asked == null || own == null || own.equals(asked)) {
      return true;
    }
    findings.find(
        FindingKind.ENTRY_FOREIGN, entry, "The entry belongs to another case than the bundle's.");
    return false;
  }

  private void wantAll(Checkpoint checkpoint) {
    long shown = file.bundle().entries().size() + (long) file.damages().size();
    if (shown < checkpoint.size()) {
      findings.find(
          FindingKind.JOURNAL_INCOMPLETE,
          file.name(),
          null,
          "The bundle claims to be the whole journal and shows %d of its %d entries."
              .formatted(shown, checkpoint.size()));
    }
  }

  private void find(FindingKind kind, BundleEntry entry, String sentence) {
    findings.find(kind, file.name(), entry.index(), sentence);
  }
}
