package trm.referral;

import java.util.List;
import trm.referral.LocalEvent.ClearanceAddressed;
import trm.referral.LocalEvent.ReturnConfirmed;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.ReturnEvent.ReturnClearance;
import trm.referral.consent.Purposes;

/** What confirming a return and vouching for it bring about. */
record ReturnDrafts(Drafting drafting) {

  Draft of(ReturnCommand command) {
    return switch (command) {
      case ConfirmReturn c -> Draft.of(new ReturnConfirmed(c.planId()));
      case GiveClearance c -> clear(c);
      case RevokeClearance c -> revoke(c);
    };
  }

  private Draft clear(GiveClearance c) {
    ClearanceId id = new ClearanceId(drafting.freshId());
    return drafting
        .tell(
            new ReturnClearance(id, c.agreement(), c.validUntil()),
            List.of(c.to()),
            Purposes.RETURN)
        .and(Draft.of(new ClearanceAddressed(id, c.to())));
  }

  private Draft revoke(RevokeClearance c) {
    return drafting.tell(
        new ClearanceRevoked(c.clearanceId()),
        drafting.referral().peers().addressees(c.clearanceId()),
        Purposes.RETURN);
  }
}
