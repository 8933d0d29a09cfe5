package trm.referral.measure;

import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Fact;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.LocalEvent.ArrivalCodeIssued;
import trm.referral.LocalEvent.AttachmentFiled;
import trm.referral.LocalEvent.ConsentShared;
import trm.referral.LocalEvent.EmergencyReadingsReviewed;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.LocalEvent.GuardianAgreementRecorded;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.NodeJoined;
import trm.referral.LocalEvent.OfferAddressed;
import trm.referral.LocalEvent.RequestAddressed;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.Stamp;

/**
 * Which measures were carried out in a case, as far as its file at this node says: recorded, or
 * done by whatever an officer of any of its nodes did under the measure. A question, an offer or a
 * task that waits for its answer carries nothing out, and neither does what undoes or refuses it.
 */
public record CarriedOut(Referral referral) {

  /** Whether the measure was. */
  public boolean has(String measure) {
    return referral.facts().stream().anyMatch(fact -> carriesOut(measure, fact));
  }

  private static boolean carriesOut(String measure, Fact fact) {
    return fact.event() instanceof MeasureRecorded recorded
        ? recorded.measure().equals(measure)
        : fact.stamp().measure().equals(measure)
            && !fact.stamp().officer().equals(Stamp.SYSTEM)
            && !waits(fact.event())
            && !undoes(fact.event());
  }

  private static boolean waits(ReferralEvent event) {
    return switch (event) {
      case RequestMade asked -> true;
      case RequestAddressed asked -> true;
      case DataAdded added -> true;
      case AnswerGiven answer -> answer.outcome().equals("MORE_DATA_NEEDED");
      case HandoverOffered offered -> true;
      case OfferAddressed offered -> true;
      case ArrivalCodeIssued offered -> true;
      case TurnOffered offered -> true;
      case TaskDelegated task -> true;
      case AttachmentFiled filed -> true;
      case NodeJoined joined -> true;
      case ConsentShared shared -> true;
      case EscalationRaised raised -> true;
      case EmergencyReadingsReviewed review -> true;
      case ReferralEvent other -> false;
    };
  }

  private static boolean undoes(ReferralEvent event) {
    return switch (event) {
      case ConsentWithdrawn withdrawn -> true;
      case GuardianAgreementRecorded word -> !word.agreed();
      case IdentificationRevoked revoked -> true;
      case ClearanceRevoked revoked -> true;
      case OfferRevoked revoked -> true;
      case HandoverDeclined declined -> true;
      case NoShow missed -> true;
      case UnplannedDeparture left -> true;
      case ReferralEvent other -> false;
    };
  }
}
