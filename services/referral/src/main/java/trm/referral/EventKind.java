package trm.referral;

import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.ReturnEvent.ReturnClearance;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.SafetyEvent.RiskAlert;

/** Who may say an event, as the protocol declares it for each type. */
public enum EventKind {
  /** Only the node that holds authority, in the epoch in which it holds it. */
  HOLDER,
  /** Any node of the case, at any epoch. */
  PARTY,
  /** Any node of the case; acted on when it arrives, in any order. */
  URGENT;

  public static EventKind of(CrossingEvent event) {
    return switch (event) {
      case RequestMade e -> HOLDER;
      case DataAdded e -> HOLDER;
      case PlanShared e -> HOLDER;
      case ReturnClearance e -> HOLDER;
      case ClearanceRevoked e -> HOLDER;
      case HandoverOffered e -> HOLDER;
      case OfferRevoked e -> HOLDER;
      case Departed e -> HOLDER;
      case ConsentWithdrawn e -> URGENT;
      case ArrivalConfirmed e -> URGENT;
      case NoShow e -> URGENT;
      case MissingPerson e -> URGENT;
      case RiskAlert e -> URGENT;
      case ConsentEvent e -> PARTY;
      case AssistanceEvent e -> PARTY;
      case HandoverEvent e -> PARTY;
      case ReturnEvent e -> PARTY;
      case ProceedingsEvent e -> PARTY;
      case SafetyEvent e -> PARTY;
    };
  }
}
