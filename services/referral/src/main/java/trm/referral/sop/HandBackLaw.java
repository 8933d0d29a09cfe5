package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.Asked;
import trm.referral.DirectoryView.NodeView;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.file.Care;
import trm.referral.file.Days;
import trm.referral.file.Handover;

/**
 * SOP 4: who cannot stay where she was brought goes back to the node that sent her there first. No
 * gate of a return stands before that, for it brings nobody home: those gates protect from what
 * waits there, and would keep her where nobody planned that she stays. A way to any other node, and
 * to the country that she may have to fear, is a return with all its gates.
 */
final class HandBackLaw {
  private HandBackLaw() {}

  static final List<Rule<Asked>> GATES =
      List.of(
          rule(
              "SOP4-HANDBACK-01",
              "A consent of the person that counts now lets her be handed back to that node.",
              HandBackLaw::isConsentedTo),
          rule(
              "SOP4-HANDBACK-02",
              "This node accepted the person, she arrived, and it answers for her still.",
              HandBackLaw::isInCareHere),
          rule(
              "SOP4-HANDBACK-03",
              "For a child, the guardian agrees to the hand-back.",
              q -> !isChild(q) || q.referral().care().guardianAgrees()),
          rule(
              "SOP4-HANDBACK-04",
              "No reflection period is running where the person is handed back from.",
              q -> !q.referral().care().isReflecting(Days.of(q.situation().now()))),
          rule(
              "SOP4-HANDBACK-05",
              "For a child, since the last arrival it was determined what is best, and that is not to stay, and the guardian agreed.",
              q -> !isChild(q) || isBestForTheChild(q)));

  /** Whether the person is to stay, alone, where she was sent here from first. */
  static boolean isHandBack(Asked q) {
    return !q.referral().care().beganHere()
        && backTo(q)
            .filter(to -> firstSender(q.referral()).filter(to::equals).isPresent())
            .filter(to -> isAwayFromHome(to, q))
            .isPresent();
  }

  private static Optional<NodeId> backTo(Asked q) {
    if (q instanceof Question<?> asked && asked.command() instanceof OfferHandover c) {
      return only(c.finalDestination(), c.to());
    }
    if (q instanceof Question<?> asked && asked.command() instanceof RecordDeparture c) {
      return q.referral().handovers().findOwn(c.handoverId()).flatMap(HandBackLaw::backTo);
    }
    return Optional.empty();
  }

  private static Optional<NodeId> backTo(Handover offered) {
    boolean toStay = offered.offer().filter(HandoverOffered::finalDestination).isPresent();
    return only(toStay, offered.candidates());
  }

  private static Optional<NodeId> only(boolean toStay, List<NodeId> to) {
    return toStay && Set.copyOf(to).size() == 1 ? Optional.of(to.getFirst()) : Optional.empty();
  }

  private static Optional<NodeId> firstSender(Referral referral) {
    return referral.handovers().broughtHereFirst().flatMap(Handover::sender);
  }

  /** A country runs a node for each role: none of its nodes is a way round a return's gates. */
  private static boolean isAwayFromHome(NodeId to, Asked q) {
    return view(to, q)
        .filter(node -> !node.inHerCountry())
        .map(NodeView::territory)
        .filter(territory -> origins(to, q).noneMatch(territory::equals))
        .isPresent();
  }

  /** The countries of which an origin takes part in the case. */
  private static Stream<String> origins(NodeId to, Asked q) {
    return Stream.concat(Stream.of(to, q.referral().self()), q.referral().peers().joined().stream())
        .flatMap(node -> view(node, q).stream())
        .filter(node -> node.role().equals("ORIGIN"))
        .map(NodeView::territory);
  }

  private static Optional<NodeView> view(NodeId node, Asked q) {
    return q.situation().directory().find(node);
  }

  /** Whoever was told of no such consent acts on nobody's word here: she is asked. */
  private static boolean isConsentedTo(Asked q) {
    return backTo(q)
        .flatMap(to -> view(to, q))
        .flatMap(to -> q.referral().consents().goingTo(to, q.situation().now()))
        .filter(c -> !q.referral().care().isCarerInvolved() || !c.isGivenBy("GUARDIAN"))
        .isPresent();
  }

  private static boolean isInCareHere(Asked q) {
    Referral referral = q.referral();
    NodeId self = referral.self();
    return referral.responsibility().isHere()
        && referral.handovers().broughtHere().filter(h -> h.isAcceptedBy(self)).isPresent();
  }

  /** What was decided before another journey says nothing of this one. */
  private static boolean isBestForTheChild(Asked q) {
    Care since = new Care(q.referral().care().facts().since(ArrivalConfirmed.class));
    return since.guardianAgrees()
        && since.bestInterests().filter(best -> !best.result().equals("STAY")).isPresent();
  }

  private static boolean isChild(Asked q) {
    return q.referral().care().isPresumedChild(Days.of(q.situation().now()));
  }
}
