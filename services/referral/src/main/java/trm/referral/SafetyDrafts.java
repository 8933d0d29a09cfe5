package trm.referral;

import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.SafetyEvent.RiskAlert;
import trm.referral.consent.Purposes;

/** What warnings bring about. */
record SafetyDrafts(Drafting drafting) {

  Draft of(SafetyCommand command) {
    return switch (command) {
      case RaiseRiskAlert c -> drafting.tell(alert(c), c.to(), Purposes.PROTECTION);
      case ReportMissing c ->
          drafting.tellEveryone(
              new MissingPerson(c.lastSeenAt(), c.minor(), c.contactAsked()), Purposes.PROTECTION);
    };
  }

  private RiskAlert alert(RaiseRiskAlert c) {
    return new RiskAlert(
        new AlertId(drafting.freshId()), c.type(), c.level(), c.concerns(), c.advice(), c.basis());
  }
}
