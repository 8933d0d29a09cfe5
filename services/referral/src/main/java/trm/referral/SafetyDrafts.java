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
              new MissingPerson(c.lastSeenAt(), minor(c), c.contactAsked()), Purposes.PROTECTION);
    };
  }

  /** What an officer leaves out, the file says; it makes no child an adult. */
  private Guarded<Boolean> minor(ReportMissing c) {
    return Guarded.of(drafting.isChild() || c.minor().held().orElse(false));
  }

  private RiskAlert alert(RaiseRiskAlert c) {
    return new RiskAlert(
        new AlertId(drafting.freshId()), c.type(), c.level(), c.concerns(), c.advice(), c.basis());
  }
}
