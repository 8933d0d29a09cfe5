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
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.consent.Consent;
import trm.referral.consent.Purposes;
import trm.referral.file.Days;
import trm.referral.file.Handover;
import trm.referral.file.KnownIdentity;

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
              q -> !q.referral().care().isReflecting(Days.of(q.situation().now()))));

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
        .map(NodeView::territory)
        .filter(territory -> homes(to, q).noneMatch(territory::equals))
        .isPresent();
  }

  /** The country that she says is hers, and each that an origin of the case is of. */
  private static Stream<String> homes(NodeId to, Asked q) {
    Stream<String> origins =
        nodesOfTheCase(to, q.referral())
            .flatMap(node -> view(node, q).stream())
            .filter(node -> node.role().equals("ORIGIN"))
            .map(NodeView::territory);
    Stream<String> claimed =
        KnownIdentity.of(q.referral().facts()).stream()
            .map(known -> known.identity().nationalityClaimed())
            .flatMap(Stream::ofNullable);
    return Stream.concat(origins, claimed);
  }

  private static Stream<NodeId> nodesOfTheCase(NodeId to, Referral referral) {
    return Stream.concat(Stream.of(to, referral.self()), referral.peers().joined().stream());
  }

  private static Optional<NodeView> view(NodeId node, Asked q) {
    return q.situation().directory().find(node);
  }

  /** Whoever was told of no consent acts on nobody's word here: she is asked. */
  private static boolean isConsentedTo(Asked q) {
    return backTo(q)
        .flatMap(to -> view(to, q))
        .flatMap(to -> consent(to, q))
        .filter(c -> !q.referral().care().isCarerInvolved() || !c.isGivenBy("GUARDIAN"))
        .isPresent();
  }

  private static Optional<Consent> consent(NodeView to, Asked q) {
    return q.referral().consents().permitting(to, Set.of(), Purposes.RETURN, q.situation().now());
  }

  private static boolean isInCareHere(Asked q) {
    Referral referral = q.referral();
    NodeId self = referral.self();
    return referral.responsibility().isHere()
        && referral.handovers().broughtHere().filter(h -> h.isAcceptedBy(self)).isPresent();
  }

  private static boolean isChild(Asked q) {
    return q.referral().care().isPresumedChild(Days.of(q.situation().now()));
  }
}
