package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import java.util.Optional;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.CrossingEvent;
import trm.referral.EventKind;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverDeclined;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverId;
import trm.referral.Message;
import trm.referral.NodeId;
import trm.referral.ProceedingsEvent.HoldLifted;
import trm.referral.Referral;
import trm.referral.RequestId;
import trm.referral.Stamp;
import trm.referral.file.Handover;
import trm.referral.file.Holds.Hold;

/**
 * What a peer's message must satisfy. Few rules: a message is refused when its sender had no right
 * to say it or it speaks of what is not there, never because it is unwelcome.
 */
final class ReceptionLaw {
  private ReceptionLaw() {}

  /** Stands before every message. */
  static final List<Rule<Message<? extends CrossingEvent>>> TIME =
      List.of(
          rule(
              "CASE-03",
              "What is told had happened when its sender recorded it.",
              m -> !stamp(m).occurredAt().isAfter(stamp(m).recordedAt())));

  /** Stand before what only the responsible node may say. */
  static final List<Rule<Message<? extends CrossingEvent>>> HOLDER =
      List.of(
          rule(
              "EPOCH_STALE",
              "The sender spoke in the epoch that this node knows, or in a later one.",
              m -> !isFenced(m) || m.incoming().epoch() >= m.referral().epoch()),
          rule(
              "HOLDER-03",
              "The sender holds authority in the epoch in which it spoke.",
              m -> !isFenced(m) || isHolder(m)));

  static final List<Rule<Message<HandoverOffered>>> OFFER =
      List.of(
          rule(
              "HANDOVER-OFFER-03",
              "An offer is made for the epoch in which its sender speaks.",
              m -> m.event().epoch() == m.incoming().epoch()));

  static final List<Rule<Message<HandoverAccepted>>> ACCEPTANCE =
      List.of(
          rule(
              "HANDOVER-ACCEPT-05",
              "The offer was made by this node to the node that accepts it.",
              m -> isOwnTo(m.event().handoverId(), m.sender(), m.referral())));

  static final List<Rule<Message<HandoverDeclined>>> DECLINING =
      List.of(
          rule(
              "HANDOVER-DECLINE-03",
              "The offer was made by this node to the node that declines it.",
              m -> isOwnTo(m.event().handoverId(), m.sender(), m.referral())));

  static final List<Rule<Message<ArrivalConfirmed>>> ARRIVAL =
      List.of(
          rule(
              "HANDOVER-ARRIVE-04",
              "An arrival under an offer of this node comes from a node to which it was offered, with the code that the person carries.",
              ReceptionLaw::isProven),
          rule(
              "HANDOVER-ARRIVE-05",
              "An arrival under an offer of this node opens the epoch after the offer's, and is the first.",
              ReceptionLaw::opensNextEpoch));

  static final List<Rule<Message<HandoverClosed>>> CLOSING =
      List.of(
          rule(
              "HANDOVER-CLOSE-02",
              "A closing names another node as holder; one that names this node cites this node's own arrival.",
              ReceptionLaw::citesTruly));

  static final List<Rule<Message<AnswerGiven>>> ANSWER =
      List.of(
          rule(
              "SOP4-ANSWER-03",
              "The answer names a request that this node made to the node that answers.",
              ReceptionLaw::wasAsked));

  static final List<Rule<Message<DataAdded>>> DATA =
      List.of(
          rule(
              "SOP4-DATA-02",
              "The data belong to a request that the same node made.",
              m ->
                  m.referral()
                      .requests()
                      .find(m.event().requestId())
                      .filter(request -> request.from().equals(m.sender()))
                      .isPresent()));

  static final List<Rule<Message<HoldLifted>>> RELEASE =
      List.of(
          rule(
              "SOP5-RELEASE-03",
              "A hold that stands is lifted by a node that told of it, and one that was placed here by no other node.",
              ReceptionLaw::isItsOwnHold));

  /**
   * A hold may have been told by its author and by a node that passed it on. One that was placed
   * here may come back that way; whoever told it back has no say in it.
   */
  private static boolean wasAsked(Message<AnswerGiven> m) {
    Referral referral = m.referral();
    RequestId id = m.event().requestId();
    return referral.requests().find(id).filter(r -> r.from().equals(referral.self())).isPresent()
        && referral.peers().addressees(id).contains(m.sender());
  }

  private static boolean isItsOwnHold(Message<HoldLifted> m) {
    List<NodeId> tellers =
        m.referral().holds().open().stream()
            .filter(hold -> hold.id().equals(m.event().holdId()))
            .map(Hold::by)
            .toList();
    return tellers.isEmpty()
        || (tellers.contains(m.sender()) && !tellers.contains(m.referral().self()));
  }

  private static Stamp stamp(Message<? extends CrossingEvent> m) {
    return m.incoming().fact().stamp();
  }

  private static boolean isFenced(Message<? extends CrossingEvent> m) {
    return m.event().fencing() == EventKind.HOLDER && m.referral().responsibility().hasBegun();
  }

  private static boolean isHolder(Message<? extends CrossingEvent> m) {
    return m.incoming().epoch() > m.referral().epoch()
        || m.referral().responsibility().isPresumed()
        || m.sender().equals(m.referral().authority());
  }

  private static Optional<Handover> own(HandoverId id, Referral referral) {
    return referral.handovers().findOwn(id);
  }

  private static boolean isOwnTo(HandoverId id, NodeId receiver, Referral referral) {
    return own(id, referral).filter(h -> h.candidates().contains(receiver)).isPresent();
  }

  private static boolean isProven(Message<ArrivalConfirmed> m) {
    Optional<Handover> own = own(m.event().handoverId(), m.referral());
    return own.isEmpty()
        || own.filter(handover -> handover.candidates().contains(m.sender()))
            .flatMap(Handover::offer)
            .filter(offer -> isCodeRight(offer, m))
            .isPresent();
  }

  private static boolean isCodeRight(HandoverOffered offer, Message<ArrivalConfirmed> m) {
    return m.situation()
        .codeCheck()
        .matches(offer.arrivalCodeSalt(), offer.arrivalCodeDigest(), m.event().arrivalCode());
  }

  private static boolean opensNextEpoch(Message<ArrivalConfirmed> m) {
    Optional<Handover> own = own(m.event().handoverId(), m.referral());
    return own.isEmpty()
        || own.filter(handover -> handover.receiver().isEmpty())
            .flatMap(Handover::offer)
            .filter(offer -> m.event().epoch() == offer.epoch() + 1)
            .isPresent();
  }

  private static boolean citesTruly(Message<HandoverClosed> m) {
    NodeId holder = m.event().holder();
    boolean mine = holder.equals(m.referral().self());
    return !holder.equals(m.sender()) && (!mine || isOwnArrival(m));
  }

  private static boolean isOwnArrival(Message<HandoverClosed> m) {
    return m.referral()
        .handovers()
        .find(m.event().handoverId())
        .flatMap(Handover::arrival)
        .filter(arrival -> arrival.openingEntry().equals(m.event().cites()))
        .filter(arrival -> arrival.epoch() == m.event().epoch())
        .isPresent();
  }
}
