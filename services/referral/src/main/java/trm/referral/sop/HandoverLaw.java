package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverId;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.file.Expected;
import trm.referral.file.Handover;
import trm.referral.file.Handover.Stage;
import trm.referral.file.Sightings;
import trm.referral.profile.Provisions;
import trm.referral.profile.Term;

/** The steps of a handover between two nodes: what each asks of the ones before it. */
final class HandoverLaw {
  private static final Set<Stage> REVOCABLE = EnumSet.of(Stage.OFFERED, Stage.ACCEPTED);
  private static final Set<Stage> EXPECTED =
      EnumSet.of(Stage.ACCEPTED, Stage.REVOKED, Stage.DEPARTED);
  private static final Set<Stage> OVER = EnumSet.of(Stage.ARRIVED, Stage.CLOSED);

  private HandoverLaw() {}

  static final List<Rule<Question<OfferHandover>>> OFFER =
      List.of(
          rule(
              "HANDOVER-OFFER-01",
              "No other handover of this person is under way.",
              q -> q.referral().handovers().ownUnderWay(q.situation().now()).isEmpty()),
          rule(
              "HANDOVER-OFFER-02",
              "An offer ends in the future.",
              q -> q.command().expiresAt().isAfter(q.situation().now())),
          rule(
              "HANDOVER-OFFER-04",
              "Nobody is offered whose case was closed here; who comes back is a case of its own.",
              q -> !q.referral().care().isClosedBy(q.referral().self())),
          rule(
              "SOP4-NOTICE-01",
              "The receiver is told of an arrival as long before it as this country's law says.",
              HandoverLaw::isAnnouncedInTime));

  static final List<Rule<Question<AcceptHandover>>> ACCEPTANCE =
      List.of(
          rule(
              "HANDOVER-ACCEPT-01",
              "The offer was made to this node in the epoch in which the case still is, and stands.",
              q -> isStanding(offered(q, q.command().handoverId()), q)),
          rule(
              "HANDOVER-ACCEPT-02",
              "The offer's time is not over.",
              q -> !isExpired(offered(q, q.command().handoverId()), q)),
          rule(
              "HANDOVER-ACCEPT-03",
              "Nobody at this node has accepted the offer before; of two acceptances one wins.",
              q -> !isAcceptedHere(offered(q, q.command().handoverId()), q)),
          rule(
              "HANDOVER-ACCEPT-04",
              "An acceptance names a contact, and an alternate who is somebody else.",
              q -> Sop3Inclusion.areTwo(q.command().contact(), q.command().alternate())));

  static final List<Rule<Question<DeclineHandover>>> DECLINING =
      List.of(
          rule(
              "HANDOVER-DECLINE-01",
              "The offer was made to this node, stands, and was not accepted here.",
              q ->
                  isStanding(offered(q, q.command().handoverId()), q)
                      && !isAcceptedHere(offered(q, q.command().handoverId()), q)),
          rule(
              "HANDOVER-DECLINE-02",
              "Who declines gives a coded reason.",
              q -> !q.command().reason().isBlank()));

  static final List<Rule<Question<RevokeOffer>>> REVOCATION =
      List.of(
          rule(
              "HANDOVER-REVOKE-01",
              "The offer is this node's own, and the person has not departed under it.",
              q -> is(own(q, q.command().handoverId()), REVOCABLE)));

  static final List<Rule<Question<RecordDeparture>>> DEPARTURE =
      List.of(
          rule(
              "HANDOVER-DEPART-01",
              "The offer is this node's own and was accepted.",
              q -> is(own(q, q.command().handoverId()), EnumSet.of(Stage.ACCEPTED))),
          rule(
              "HANDOVER-DEPART-03",
              "A departure is not recorded ahead of its time.",
              q -> !q.command().departedAt().isAfter(q.situation().now())),
          rule(
              "HANDOVER-DEPART-02",
              "The offer's time is not over.",
              q -> !isExpired(own(q, q.command().handoverId()), q)));

  /**
   * Nothing else stands before an arrival: not revocation, not expiry, not a no-show, not a hold.
   */
  static final List<Rule<Question<ConfirmArrival>>> ARRIVAL =
      List.of(
          rule(
              "HANDOVER-ARRIVE-01",
              "This node accepted the offer under which the person arrives.",
              q -> isAcceptedHere(offered(q, q.command().handoverId()), q)),
          rule(
              "HANDOVER-ARRIVE-02",
              "The code is the one that the person carries.",
              HandoverLaw::isCodeRight),
          rule(
              "HANDOVER-ARRIVE-03",
              "The arrival was not confirmed before, and nobody else has taken responsibility since the offer.",
              HandoverLaw::isFirstArrival));

  static final List<Rule<Question<RecordNoShow>>> NO_SHOW =
      List.of(
          rule(
              "HANDOVER-NOSHOW-01",
              "The person was expected under an accepted offer and has not arrived.",
              q -> is(find(q, q.command().handoverId()), EXPECTED)),
          rule(
              "HANDOVER-NOSHOW-02",
              "The expected time is over.",
              q -> !q.command().expectedAt().isAfter(q.situation().now())),
          rule(
              "HANDOVER-NOSHOW-03",
              "An adult's no-show that is recorded after its day says why so late; a child's is never held back.",
              HandoverLaw::isInTimeOrExplained));

  static final List<Rule<Question<CloseHandover>>> CLOSING =
      List.of(
          rule(
              "HANDOVER-CLOSE-01",
              "The handover is this node's own, and the receiver has confirmed the arrival.",
              q -> is(own(q, q.command().handoverId()), EnumSet.of(Stage.ARRIVED))));

  static final List<Rule<Question<GiveFeedback>>> FEEDBACK =
      List.of(
          rule(
              "HANDOVER-FEEDBACK-01",
              "Feedback is given on another node's handover by which the person arrived, and once.",
              q -> isFeedbackDue(q)),
          rule(
              "HANDOVER-FEEDBACK-02",
              "Why this node recorded the arrival after its day is said with the arrival, or at last with the feedback that ends the sender's duty.",
              q ->
                  Expected.isStated(q.command().lateReason())
                      || !expected(q, q.command().handoverId()).isArrivalUnexplained()));

  /** Whether the person is already where the offer goes, so that no gate protects her any more. */
  static boolean isAlreadyThere(Question<OfferHandover> q) {
    return isAlreadyThere(q.command(), q.referral());
  }

  /** The same, where another command may be asked of. */
  static boolean isAlreadyThere(OfferHandover offer, Referral referral) {
    return Sightings.cameByHerself(referral)
        .filter(place -> Set.copyOf(offer.to()).equals(Set.of(place)))
        .isPresent();
  }

  private static boolean isAnnouncedInTime(Question<OfferHandover> q) {
    Provisions provisions = q.situation().provisions();
    Instant earliest = provisions.end(Term.ARRIVAL_NOTICE, q.situation().now());
    return !provisions.profile().term(Term.ARRIVAL_NOTICE).isBinding()
        || isAlreadyThere(q)
        || q.command().meetingAt().held().filter(at -> at.isBefore(earliest)).isEmpty();
  }

  private static Optional<Handover> find(Question<?> q, HandoverId id) {
    return q.referral().handovers().find(id);
  }

  private static Optional<Handover> own(Question<?> q, HandoverId id) {
    return q.referral().handovers().findOwn(id);
  }

  private static Optional<Handover> offered(Question<?> q, HandoverId id) {
    return q.referral().handovers().findOffered(id);
  }

  private static boolean is(Optional<Handover> handover, Set<Stage> stages) {
    return handover.map(Handover::stage).filter(stages::contains).isPresent();
  }

  private static boolean isStanding(Optional<Handover> handover, Question<?> q) {
    return is(handover.filter(q.referral().handovers()::isOfThisEpoch), REVOCABLE);
  }

  private static boolean isExpired(Optional<Handover> handover, Question<?> q) {
    return handover.filter(found -> found.isExpired(q.situation().now())).isPresent();
  }

  private static boolean isAcceptedHere(Optional<Handover> handover, Question<?> q) {
    return handover.filter(found -> found.isAcceptedBy(q.referral().self())).isPresent();
  }

  private static boolean isCodeRight(Question<ConfirmArrival> q) {
    return offered(q, q.command().handoverId())
        .flatMap(Handover::offer)
        .filter(offer -> isCodeRight(offer, q.command().arrivalCode().held().orElse(""), q))
        .isPresent();
  }

  private static boolean isCodeRight(HandoverOffered offer, String code, Question<?> q) {
    return q.situation()
        .codeCheck()
        .matches(offer.arrivalCodeSalt(), offer.arrivalCodeDigest(), code);
  }

  private static boolean isFirstArrival(Question<ConfirmArrival> q) {
    Optional<Handover> handover = offered(q, q.command().handoverId());
    boolean sameEpoch = handover.filter(q.referral().handovers()::isOfThisEpoch).isPresent();
    return sameEpoch && !is(handover, OVER);
  }

  private static Expected expected(Question<?> q, HandoverId handover) {
    return new Expected(q.referral(), handover, q.situation().now());
  }

  private static boolean isInTimeOrExplained(Question<RecordNoShow> q) {
    Expected expected = expected(q, q.command().handoverId());
    return !expected.isNoShowLate(q.command().expectedAt())
        || Expected.isStated(q.command().lateReason())
        || expected.isChild();
  }

  private static boolean isFeedbackDue(Question<GiveFeedback> q) {
    Referral referral = q.referral();
    return find(q, q.command().handoverId())
        .filter(handover -> is(Optional.of(handover), OVER) && !handover.hasFeedback())
        .flatMap(Handover::sender)
        .filter(sender -> !sender.equals(referral.self()))
        .isPresent();
  }
}
