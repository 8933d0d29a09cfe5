package trm.referral.consent;

import java.util.EnumSet;
import java.util.Set;
import trm.referral.AssistanceEvent;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.DecisionTold;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.ConsentEvent;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.Guarded;
import trm.referral.HandoverEvent;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.ProceedingsEvent;
import trm.referral.ReturnEvent;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.SafetyEvent.RiskAlert;

/**
 * What an event tells about the person: the classes of those fields that are filled. The classes
 * are those of the wire schemas; the node's mapping test compares the two.
 */
public final class Contents {
  private final EnumSet<DisclosureClass> classes = EnumSet.noneOf(DisclosureClass.class);

  private Contents() {}

  /** The classes of what is told; without class A, which is told by every message. */
  public static Set<DisclosureClass> of(CrossingEvent event) {
    Contents told =
        switch (event) {
          case AssistanceEvent e -> ofAssistance(e);
          case HandoverEvent e -> ofHandover(e);
          case RiskAlert e ->
              told().with(DisclosureClass.J, e.type(), e.level(), e.concerns(), e.advice());
          case MissingPerson e -> told().with(DisclosureClass.B, e.minor());
          case ConsentEvent e -> told();
          case ReturnEvent e -> told();
          case ProceedingsEvent e -> told();
        };
    return Set.copyOf(told.classes);
  }

  private static Contents ofAssistance(AssistanceEvent event) {
    return switch (event) {
      case AssessmentShared e ->
          told().with(DisclosureClass.J, e.level(), e.risks()).with(DisclosureClass.B, e.needs());
      case RequestMade e -> ofRequest(e);
      case DataAdded e ->
          told()
              .with(DisclosureClass.C, e.identity(), e.identityFiles())
              .with(DisclosureClass.E, e.clues(), e.homeFiles());
      case AnswerGiven e ->
          told()
              .with(DisclosureClass.C, e.travelDocument(), e.identityFiles())
              .with(DisclosureClass.E, e.homeFiles());
      case DecisionTold e -> told().with(DisclosureClass.B, e.result());
      case PlanShared e ->
          told()
              .with(DisclosureClass.D, e.itinerary(), e.escort())
              .with(DisclosureClass.B, e.goals());
      case FollowUpReported e -> told().with(DisclosureClass.B, e.contactMade(), e.situation());
      case FactCorrected e ->
          told()
              .with(DisclosureClass.C, e.identity(), e.travelDocument())
              .with(DisclosureClass.E, e.clues());
      case StatusTold e -> told();
    };
  }

  private static Contents ofRequest(RequestMade asked) {
    return told()
        .with(DisclosureClass.B, asked.profile(), asked.capacities())
        .with(DisclosureClass.C, asked.identity(), asked.identityFiles())
        .with(DisclosureClass.E, asked.clues(), asked.homeFiles())
        .with(DisclosureClass.D, asked.preferredPlace());
  }

  private static Contents ofHandover(HandoverEvent event) {
    return switch (event) {
      case HandoverOffered e ->
          told()
              .with(DisclosureClass.D, e.meetingPlace(), e.meetingAt())
              .with(DisclosureClass.B, e.capacities(), e.escort(), e.profile());
      case Departed e ->
          told().with(DisclosureClass.C, e.identity()).with(DisclosureClass.D, e.itinerary());
      case FeedbackGiven e -> told().with(DisclosureClass.B, e.result());
      case UnannouncedArrival e -> told().with(DisclosureClass.D, e.place());
      case HandoverEvent.HandoverAccepted e -> told();
      case HandoverEvent.HandoverDeclined e -> told();
      case HandoverEvent.OfferRevoked e -> told();
      case HandoverEvent.ArrivalConfirmed e -> told();
      case HandoverEvent.NoShow e -> told();
      case HandoverEvent.HandoverClosed e -> told();
      case HandoverEvent.UnplannedDeparture e -> told();
    };
  }

  private static Contents told() {
    return new Contents();
  }

  private Contents with(DisclosureClass type, Guarded<?>... fields) {
    for (Guarded<?> field : fields) {
      if (field.isHeld()) {
        classes.add(type);
      }
    }
    return this;
  }
}
