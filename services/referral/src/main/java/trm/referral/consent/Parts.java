package trm.referral.consent;

import java.util.Optional;
import java.util.Set;
import trm.referral.AssistanceEvent;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.Fact;
import trm.referral.HandoverEvent;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.NodeId;
import trm.referral.Part;
import trm.referral.ProceedingsEvent;
import trm.referral.ReferralEvent;

/** Under which part of the case file a fact is kept, so that each part can be erased alone. */
public final class Parts {
  private Parts() {}

  /** The part, to be asked when the fact is stored: a later withdrawal must not change it. */
  public static Part of(Fact fact, NodeId self, ConsentRegister consents) {
    return switch (fact.event()) {
      case ProceedingsEvent e -> Part.PROCEEDINGS;
      case HoldPlaced e -> Part.PROCEEDINGS;
      case HoldReleased e -> Part.PROCEEDINGS;
      case IdentificationDecided e -> Part.PROCEEDINGS;
      case IdentificationRevoked e -> Part.PROCEEDINGS;
      case EscalationRaised e when isOfAHold(e) -> Part.PROCEEDINGS;
      case CrossingEvent e when !fact.stamp().node().equals(self) -> received(e, consents);
      case ReferralEvent own -> Part.OWN;
    };
  }

  /** That a hold is looked at too late tells that there is one. */
  private static boolean isOfAHold(EscalationRaised raised) {
    return raised.deadline().value().startsWith("hold:");
  }

  /**
   * A correction is told for the purpose of what it corrects, whichever that was. What came with no
   * consent behind it, such as a warning, is the receiver's own to keep.
   */
  private static Part received(CrossingEvent event, ConsentRegister consents) {
    Set<DisclosureClass> classes = Contents.of(event);
    Optional<String> purpose = purpose(event);
    if (purpose.isEmpty() || classes.isEmpty()) {
      return Part.OWN;
    }
    boolean isCorrection = event instanceof AssistanceEvent.FactCorrected;
    return consents.all().stream()
        .filter(consent -> !consent.isWithdrawn() && consent.covers(classes))
        .filter(consent -> isCorrection || consent.terms().purposes().contains(purpose.get()))
        .reduce((earlier, later) -> later)
        .map(consent -> Part.of(consent.id()))
        .orElse(Part.OWN);
  }

  private static Optional<String> purpose(CrossingEvent event) {
    return switch (event) {
      case AssistanceEvent e -> Optional.of(Purposes.of(e));
      case HandoverEvent.FeedbackGiven e -> Optional.of(Purposes.FOLLOW_UP);
      case HandoverEvent.UnannouncedArrival e -> Optional.empty();
      case HandoverEvent e -> Optional.of(Purposes.RETURN);
      case CrossingEvent other -> Optional.empty();
    };
  }
}
