package trm.node.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import trm.evidence.journal.EntryKind;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.Entries.Standing;
import trm.referral.CaseReference;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.contact.MayReach;
import trm.referral.contact.PersonContact;

/**
 * Says to an officer whether the person may be reached now, how, and what may be said. Who asked is
 * written into the journal first, since the answer is where she can be found.
 */
public final class ContactDesk {
  private final NodeId self;
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final Entries entries;

  ContactDesk(
      NodeId self, InstantSource clock, UnitOfWork unitOfWork, CaseStore cases, Entries entries) {
    this.self = self;
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.entries = entries;
  }

  /**
   * What the person's instructions say of this moment.
   *
   * @param purpose coded; what she is to be reached for
   * @return nothing when there is no such case, or none that concerns the officer
   */
  public Optional<MayReach> ask(CaseReference caseReference, Officer by, String purpose) {
    return unitOfWork.carryOut(work -> ask(work, caseReference, by, purpose)).value();
  }

  private Optional<MayReach> ask(
      Work work, CaseReference caseReference, Officer by, String purpose) {
    CaseLine line = cases.line(caseReference);
    if (line == null || !Visibility.isVisible(line, by)) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Standing standing = new Standing(caseReference, line.epoch(), line.turn());
    work.journal(entries.ofReading(EntryKind.RECORD_VIEWED, standing, by, purpose, now), null);
    return Optional.of(
        PersonContact.at(now, Referral.replay(self, cases.read(caseReference).facts())));
  }
}
