package trm.node.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import trm.evidence.Generation;
import trm.evidence.journal.ConsistencyProof;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.InclusionProof;
import trm.evidence.journal.MerkleTree;
import trm.evidence.verify.BundleEntry;
import trm.evidence.verify.EvidenceBundle;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.receipt.Checkpoints;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.WitnessStore;
import trm.exchange.receipt.WitnessedCheckpoint;
import trm.node.casework.Entries.Standing;
import trm.node.wire.Names;
import trm.referral.CaseReference;

/**
 * Exports the proof of a case, so that others can check it without this node. Attestations, proofs
 * and signed statements leave; details stay, since a bundle proves who was responsible without
 * them. The export is journalled before it is made, and so is part of what it exports.
 */
public final class EvidenceExport {
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final EvidenceArchive archive;
  private final JournalStore journal;
  private final WitnessStore witness;
  private final Checkpoints checkpoints;
  private final Supplier<String> directoryText;
  private final Entries entries;

  /** What the export reads beside the cases. */
  public record Ports(
      EvidenceArchive archive,
      JournalStore journal,
      WitnessStore witness,
      Checkpoints checkpoints,
      Supplier<String> directoryText) {}

  EvidenceExport(
      InstantSource clock, UnitOfWork unitOfWork, CaseStore cases, Entries entries, Ports ports) {
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.entries = entries;
    this.archive = ports.archive();
    this.journal = ports.journal();
    this.witness = ports.witness();
    this.checkpoints = ports.checkpoints();
    this.directoryText = ports.directoryText();
  }

  /**
   * Exports a case for an auditor.
   *
   * @param purpose coded; what it is exported for
   * @return nothing when the case is not known here
   */
  public Optional<EvidenceBundle> export(CaseReference caseReference, Officer by, String purpose) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean known =
        unitOfWork.carryOut(work -> journalExport(work, caseReference, by, purpose, now)).value();
    return known
        ? Optional.of(unitOfWork.carryOut(work -> bundle(caseReference, now)).value())
        : Optional.empty();
  }

  private boolean journalExport(
      Work work, CaseReference caseReference, Officer by, String purpose, Instant now) {
    CaseLine line = cases.line(caseReference);
    if (line == null) {
      return false;
    }
    Standing standing = new Standing(caseReference, line.epoch(), line.turn());
    work.journal(entries.ofReading(EntryKind.EXPORTED, standing, by, purpose, now), null);
    return true;
  }

  private EvidenceBundle bundle(CaseReference caseReference, Instant now) {
    trm.evidence.CaseReference proven = Names.toProof(caseReference);
    OwnCheckpoint checkpoint = checkpoints.overAllCommitted();
    MerkleTree tree = new MerkleTree(journal);
    List<EvidenceArchive.ArchivedEntry> archived = archive.entries(proven, checkpoint.size());
    Cited cited = Cited.by(archived);
    List<BundleEntry> shown = shown(archived, tree, checkpoint.size());
    return new EvidenceBundle(
        journal.generation(),
        proven,
        now,
        directoryText.get(),
        checkpoint.note(),
        shown,
        consistency(tree, proven, checkpoint.size()),
        archive.statements(proven).stream().filter(cited::statement).toList(),
        archive.receipts(proven).stream().filter(cited::receipt).toList(),
        witness.newest().stream().map(WitnessedCheckpoint::note).toList());
  }

  /** The proofs of all entries are read together: a case that is long at work has many. */
  private static List<BundleEntry> shown(
      List<EvidenceArchive.ArchivedEntry> entries, MerkleTree tree, long size) {
    List<InclusionProof> proofs =
        tree.inclusions(entries.stream().map(EvidenceArchive.ArchivedEntry::index).toList(), size);
    return IntStream.range(0, entries.size())
        .mapToObj(
            i ->
                new BundleEntry(
                    entries.get(i).index(), entries.get(i).leaf(), proofs.get(i).path(), null))
        .toList();
  }

  /** From every size that another bundle may show: that nothing was taken back since. */
  private List<ConsistencyProof> consistency(
      MerkleTree tree, trm.evidence.CaseReference caseReference, long size) {
    return Stream.concat(acknowledged(), archive.sizesShown(caseReference).stream())
        .filter(shown -> shown > 0 && shown < size)
        .distinct()
        .sorted()
        .map(shown -> tree.consistency(shown, size))
        .toList();
  }

  private Stream<Long> acknowledged() {
    Generation generation = journal.generation();
    return witness.newest().stream()
        .map(seen -> witness.acknowledged(seen.origin().node(), generation));
  }
}
