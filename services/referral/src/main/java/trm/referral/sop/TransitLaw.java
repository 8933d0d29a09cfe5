package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trm.referral.Asked;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.file.Handover;

/**
 * SOP 4 on the way: a transit node never reads risk or health. Its gate is the sender's signed word
 * that every gate is open.
 */
final class TransitLaw {
  private TransitLaw() {}

  static final List<Rule<Question<OfferHandover>>> OFFER =
      List.of(
          rule(
              "SOP4-TRANSIT-01",
              "A node on the way is offered the person only under a clearance that this node gave it and that is valid now.",
              TransitLaw::areReceiversCleared));

  static final List<Rule<Question<AcceptHandover>>> ACCEPTANCE =
      List.of(
          rule(
              "SOP4-TRANSIT-02",
              "A node on the way accepts only under the sender's valid clearance.",
              TransitLaw::isAcceptanceCleared));

  /** Stands at a node to which the person came on the way. */
  static final List<Rule<Asked>> ONWARD =
      List.of(
          rule(
              "SOP4-TRANSIT-03",
              "A node on the way brings the person onward only under the sender's valid clearance.",
              TransitLaw::isOnwardCleared));

  static final List<Rule<Question<GiveClearance>>> CLEARANCE =
      List.of(
          rule(
              "SOP4-CLEARANCE-01",
              "A clearance ends in the future.",
              q -> q.command().validUntil().isAfter(q.situation().now())));

  static final List<Rule<Question<RevokeClearance>>> REVOCATION =
      List.of(
          rule(
              "SOP4-CLEARANCE-02",
              "The clearance was given by this node and stands.",
              q ->
                  q.referral().care().clearancesOf(q.referral().self()).stream()
                      .anyMatch(c -> c.clearanceId().equals(q.command().clearanceId()))));

  /** Whether this node holds the person on another's clearance and not on gates of its own. */
  static boolean isOnTheWay(Referral referral) {
    return broughtBy(referral)
        .flatMap(Handover::offer)
        .filter(offer -> !offer.finalDestination())
        .isPresent();
  }

  private static Optional<Handover> broughtBy(Referral referral) {
    return referral.handovers().broughtHere();
  }

  private static boolean areReceiversCleared(Question<OfferHandover> q) {
    return q.command().finalDestination()
        || q.command().to().stream().allMatch(to -> isCleared(to, q));
  }

  private static boolean isCleared(NodeId to, Question<?> q) {
    Referral referral = q.referral();
    return referral.care().clearancesOf(referral.self()).stream()
        .filter(clearance -> clearance.validUntil().isAfter(q.situation().now()))
        .anyMatch(c -> referral.peers().addressees(c.clearanceId()).contains(to));
  }

  private static boolean isAcceptanceCleared(Question<AcceptHandover> q) {
    Optional<Handover> handover = q.referral().handovers().find(q.command().handoverId());
    boolean onTheWay =
        handover.flatMap(Handover::offer).filter(offer -> !offer.finalDestination()).isPresent();
    return !onTheWay || isVouchedFor(handover, q);
  }

  private static boolean isOnwardCleared(Asked q) {
    return isVouchedFor(broughtBy(q.referral()), q);
  }

  private static boolean isVouchedFor(Optional<Handover> handover, Asked q) {
    Instant now = q.situation().now();
    return handover
        .flatMap(Handover::sender)
        .filter(
            sender ->
                q.referral().care().clearancesOf(sender).stream()
                    .anyMatch(clearance -> clearance.validUntil().isAfter(now)))
        .isPresent();
  }
}
