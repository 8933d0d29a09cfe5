package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.file.Requests.Request;
import trm.referral.file.Rooms;

/**
 * SOP 4: nobody is brought where help is not there. Asked once, where the return is decided: a node
 * on the way acts on the sender's clearance, before which the same is asked.
 */
final class CapacityLaw {
  private CapacityLaw() {}

  static final List<Rule<Question<OfferHandover>>> OFFER =
      List.of(
          rule(
              "SOP4-CAPACITY-01",
              "A node that was asked for room has granted it before the person is offered to it, unless she is there already.",
              q ->
                  HandoverLaw.isAlreadyThere(q)
                      || q.command().to().stream().noneMatch(rooms(q)::areOpenOrDeniedBy)),
          rule(
              "SOP4-CAPACITY-02",
              "An offer to stay says that it needs psychosocial support, a case worker and legal help, where room was asked for.",
              q -> !q.command().finalDestination() || !wasRoomAskedFor(q) || namesTheTriad(q)),
          rule(
              "SOP4-CAPACITY-03",
              "Each node that is offered the person to stay has answered that psychosocial support, a case worker and legal help are there; save one where the person is or has been before, and one reached on the way under a clearance.",
              q -> isNotToStay(q) || q.command().to().stream().allMatch(to -> mayStay(to, q))));

  static final List<Rule<Question<GiveClearance>>> CLEARANCE =
      List.of(
          rule(
              "SOP4-CAPACITY-04",
              "A way is cleared only to a node that accepted the return and answered that psychosocial support, a case worker and legal help are there.",
              q -> q.referral().requests().accepting().stream().anyMatch(to -> mayStay(to, q))));

  static final List<Rule<Question<AnswerRequest>>> ANSWER =
      List.of(
          rule(
              "SOP4-CAPACITY-05",
              "Who answers that there is room names everything that was asked for as being there.",
              CapacityLaw::isYesToEverything));

  private static Rooms rooms(Question<?> q) {
    return new Rooms(q.referral());
  }

  private static boolean wasRoomAskedFor(Question<OfferHandover> q) {
    return q.command().to().stream().anyMatch(rooms(q)::wereAskedOf);
  }

  private static boolean namesTheTriad(Question<OfferHandover> q) {
    return q.command()
        .capacities()
        .held()
        .filter(needs -> needs.containsAll(Rooms.TRIAD))
        .isPresent();
  }

  /** For a passage the node on the way is asked whether it lets the person pass, and cleared. */
  private static boolean isNotToStay(Question<OfferHandover> q) {
    return !q.command().finalDestination()
        || HandoverLaw.isAlreadyThere(q)
        || TransitLaw.isOnTheWay(q.referral());
  }

  /** Who is handed back is not kept waiting for an answer about room where she was at home. */
  private static boolean mayStay(NodeId node, Question<?> q) {
    Referral referral = q.referral();
    return rooms(q).areGrantedBy(node) || referral.handovers().wasHeldBy(node);
  }

  private static boolean isYesToEverything(Question<AnswerRequest> q) {
    return !Rooms.grants(q.command().outcome())
        || q.referral()
            .requests()
            .find(q.command().requestId())
            .filter(request -> isAboutRoom(request) && !isAllThere(request, q))
            .isEmpty();
  }

  private static boolean isAboutRoom(Request request) {
    return request.asked().kind().equals(Rooms.KIND);
  }

  private static boolean isAllThere(Request request, Question<AnswerRequest> q) {
    return q.command().capacities().containsAll(Rooms.asked(request));
  }
}
