package trm.referral;

import java.time.LocalDate;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.ProceedingsEvent.HoldTold;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.consent.Purposes;
import trm.referral.profile.Term;

/**
 * What courts and prosecutors bring about. Peers learn that a hold stands and nothing else: every
 * hold reads alike, so that its kind cannot be guessed.
 */
record ProceedingsDrafts(Drafting drafting) {

  Draft of(ProceedingsCommand command) {
    return switch (command) {
      case PlaceHold c -> place(c);
      case ReleaseHold c ->
          Draft.of(new HoldReleased(c.holdId(), c.basis()))
              .telling(drafting.byTheNode(new HoldLifted(c.holdId()), Purposes.PROTECTION));
      case SendProceedingsNotice c ->
          drafting.tell(
              new ProceedingsNotice(
                  new NoticeId(drafting.freshId()), c.kind(), c.at(), c.reference()),
              c.to(),
              Purposes.PROCEEDINGS);
    };
  }

  private LocalDate reviewOn(PlaceHold c) {
    return c.reviewOn() != null
        ? c.reviewOn()
        : drafting.provisions().end(Term.HOLD_REVIEW, drafting.today());
  }

  private Draft place(PlaceHold c) {
    HoldId id = new HoldId(drafting.freshId());
    OrganisationId author = drafting.order().stamp().organisation();
    return Draft.of(new HoldPlaced(id, c.kind(), author, c.basis(), reviewOn(c)))
        .telling(drafting.byTheNode(new HoldTold(id, Refused.NOT_NOW), Purposes.PROTECTION));
  }
}
