package trm.referral.sop;

import java.util.ArrayList;
import java.util.List;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.BrokenRule;
import trm.referral.CrossingEvent;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.Incoming;
import trm.referral.Message;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.Referral;
import trm.referral.Situation;

/** Which rules stand before which message. All are tried. */
record MessageBook(Incoming incoming, Referral referral, Situation situation) {

  /** Every rule that the message breaks. */
  List<BrokenRule> broken() {
    CrossingEvent event = (CrossingEvent) incoming.fact().event();
    List<BrokenRule> broken =
        new ArrayList<>(Rule.broken(ask(event), ReceptionLaw.TIME, ReceptionLaw.HOLDER));
    broken.addAll(special(event));
    return List.copyOf(broken);
  }

  private <E extends CrossingEvent> Message<E> ask(E event) {
    return new Message<>(event, incoming, referral, situation);
  }

  private List<BrokenRule> special(CrossingEvent event) {
    return switch (event) {
      case HandoverOffered e -> Rule.broken(ask(e), ReceptionLaw.OFFER);
      case HandoverAccepted e -> Rule.broken(ask(e), ReceptionLaw.ACCEPTANCE);
      case HandoverDeclined e -> Rule.broken(ask(e), ReceptionLaw.DECLINING);
      case ArrivalConfirmed e -> Rule.broken(ask(e), ReceptionLaw.ARRIVAL);
      case HandoverClosed e -> Rule.broken(ask(e), ReceptionLaw.CLOSING);
      case AnswerGiven e -> Rule.broken(ask(e), ReceptionLaw.ANSWER);
      case DataAdded e -> Rule.broken(ask(e), ReceptionLaw.DATA);
      case HoldLifted e -> Rule.broken(ask(e), ReceptionLaw.RELEASE);
      case CrossingEvent other -> List.of();
    };
  }
}
