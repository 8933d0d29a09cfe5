package trm.node.casework;

import java.util.Optional;
import trm.exchange.UnitOfWork;
import trm.referral.CaseReference;
import trm.referral.contact.MayReach;
import trm.referral.contact.PersonContact;

/**
 * Says to an officer whether the person may be reached now, how, and what may be said. Who asked is
 * written into the journal first, since the answer is where she can be found.
 */
public final class ContactDesk {
  private final UnitOfWork unitOfWork;
  private final ReadingRoom room;

  ContactDesk(UnitOfWork unitOfWork, ReadingRoom room) {
    this.unitOfWork = unitOfWork;
    this.room = room;
  }

  /**
   * What the person's instructions say of this moment.
   *
   * @param purpose coded; what she is to be reached for
   * @return nothing when there is no such case, or none that concerns the officer
   */
  public Optional<MayReach> ask(CaseReference caseReference, Officer by, String purpose) {
    return unitOfWork
        .carryOut(work -> room.open(work, caseReference, by, purpose))
        .value()
        .map(reading -> PersonContact.at(reading.at(), reading.referral()));
  }
}
