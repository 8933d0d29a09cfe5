package trm.node.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.wire.Names;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/** Reads cases for officers. Who reads a file, and for what, stands in the journal. */
public final class CaseReader {
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final EvidenceArchive archive;
  private final ReadingRoom room;

  CaseReader(UnitOfWork unitOfWork, CaseStore cases, EvidenceArchive archive, ReadingRoom room) {
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.archive = archive;
    this.room = room;
  }

  /**
   * Opens a file. The reading is journalled in the same unit of work: no entry, no file.
   *
   * @param purpose coded; what it is read for
   * @return nothing when there is no such case, or none that concerns the officer
   */
  public Optional<CaseView> open(CaseReference caseReference, Officer by, String purpose) {
    return unitOfWork.carryOut(work -> open(work, caseReference, by, purpose)).value();
  }

  /**
   * Opens a file because a life is in danger, whoever's case it is. The journal says so in an entry
   * of its own, in the same unit of work.
   *
   * @param reason coded; what the danger is
   * @return nothing when there is no such case
   */
  public Optional<CaseView> openInEmergency(
      CaseReference caseReference, Officer by, String reason) {
    return unitOfWork
        .carryOut(work -> room.openInEmergency(work, caseReference, by, reason))
        .value()
        .map(reading -> new CaseView(reading.line(), reading.referral(), List.of()));
  }

  private Optional<CaseView> open(
      Work work, CaseReference caseReference, Officer by, String purpose) {
    return room.open(work, caseReference, by, purpose)
        .map(reading -> new CaseView(reading.line(), reading.referral(), overrides(caseReference)));
  }

  private List<JournalEntry> overrides(CaseReference caseReference) {
    return archive.entries(Names.toProof(caseReference), Long.MAX_VALUE).stream()
        .map(archived -> Leaf.decode(archived.leaf()))
        .filter(entry -> entry.kind() == EntryKind.OVERRIDE)
        .toList();
  }

  /** The cases that concern the officer, the last changed first. Nothing in a line is personal. */
  public Page<CaseLine> list(Officer by, @Nullable Place after, int max) {
    OrganisationId of = by.seesEveryCase() ? null : by.organisation();
    List<CaseLine> lines = unitOfWork.carryOut(_ -> cases.lines(of, after, max)).value();
    return Page.of(lines, max, CaseLine::place);
  }
}
