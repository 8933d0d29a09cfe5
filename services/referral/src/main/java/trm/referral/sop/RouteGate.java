package trm.referral.sop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.Asked;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.Fact;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.file.FactList.Stated;
import trm.referral.file.Handover;
import trm.referral.file.Requests.Request;

/** What the nodes of a route must have said before anybody travels it; the newest word counts. */
final class RouteGate {
  private RouteGate() {}

  /** Whether each node that is to receive the person takes her; some node, where none is named. */
  static boolean isAccepted(Asked q) {
    Set<NodeId> accepting = q.referral().requests().accepting();
    return !accepting.isEmpty() && accepting.containsAll(toStay(q));
  }

  private static List<NodeId> toStay(Asked q) {
    if (q instanceof Question<?> asked && asked.command() instanceof OfferHandover c) {
      return c.finalDestination() ? c.to() : List.of();
    }
    if (q instanceof Question<?> asked && asked.command() instanceof RecordDeparture c) {
      return toStay(q.referral().handovers().findOwn(c.handoverId()));
    }
    return List.of();
  }

  private static List<NodeId> toStay(Optional<Handover> handover) {
    return handover
        .filter(found -> found.offer().filter(offer -> offer.finalDestination()).isPresent())
        .flatMap(Handover::acceptedBy)
        .map(List::of)
        .orElse(List.of());
  }

  /**
   * Whether no way of the route is shut. Who refused closes its own way only, and closes it no
   * longer once it says yes or the way was planned anew.
   */
  static boolean isCleared(Asked q) {
    Referral referral = q.referral();
    return asked(referral)
        .map(node -> newest(node, referral))
        .allMatch(
            way -> way.endedWith("CLEARED") || (isPassedBy(way, referral) && !isCleared(way, q)));
  }

  private static Stream<NodeId> asked(Referral referral) {
    return ways(referral).stream().flatMap(way -> to(way, referral).stream()).distinct();
  }

  private static List<Request> ways(Referral referral) {
    return referral.requests().madeBy(referral.self(), "CLEARANCE");
  }

  private static List<NodeId> to(Request way, Referral referral) {
    return referral.peers().addressees(way.asked().requestId());
  }

  private static Request newest(NodeId node, Referral referral) {
    return ways(referral).reversed().stream()
        .filter(way -> to(way, referral).contains(node))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isPassedBy(Request way, Referral referral) {
    if (way.isOpen()) {
      return false;
    }
    Stated<AnswerGiven> refusal = way.answers().getLast();
    int refused = referral.facts().indexOf(refusal.fact());
    return referral.facts().stream().skip(refused + 1L).anyMatch(RouteGate::isPlan);
  }

  private static boolean isPlan(Fact fact) {
    return fact.event() instanceof PlanShared plan && plan.kind().equals("RETURN");
  }

  /** Whether a way that was refused is being cleared all the same. */
  private static boolean isCleared(Request way, Asked q) {
    return q instanceof Question<?> asked
        && asked.command() instanceof GiveClearance c
        && to(way, q.referral()).contains(c.to());
  }
}
