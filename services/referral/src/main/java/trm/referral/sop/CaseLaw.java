package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import trm.referral.Command;
import trm.referral.Question;
import trm.referral.Referral;

/** What holds for every order: the case is here, and the screen it was given from is not stale. */
final class CaseLaw {
  private CaseLaw() {}

  /** Stands before every command but the opening. */
  static final List<Rule<Question<? extends Command>>> BEGUN =
      List.of(
          rule(
              "CASE-01",
              "The case has begun at this node.",
              q -> q.referral().responsibility().hasBegun()));

  /** Stands before every command. */
  static final List<Rule<Question<? extends Command>>> TIME =
      List.of(
          rule(
              "CASE-02",
              "What is recorded has happened already; nothing is recorded ahead of its time.",
              q -> !q.order().stamp().occurredAt().isAfter(q.situation().now())));

  /** Stand before what moves the case from one organisation of a node to another. */
  static final List<Rule<Question<? extends Command>>> TURN =
      List.of(
          rule(
              "EPOCH_STALE",
              "The case is still in the epoch that the officer's screen shows.",
              q -> q.order().epoch() == q.referral().epoch()),
          rule(
              "TURN_STALE",
              "The case is still with the organisation that the officer's screen shows.",
              q -> q.order().turn() == q.referral().turn()));

  /** Stands before what only the responsible node may decide. */
  static final List<Rule<Question<? extends Command>>> HOLDER =
      List.of(
          rule(
              "HOLDER-01",
              "This node holds authority over the case in this epoch.",
              q -> q.referral().responsibility().isHere()));

  /** Stands before what only the organisation may do that has the case in hand. */
  static final List<Rule<Question<? extends Command>>> IN_HAND =
      List.of(
          rule(
              "HOLDER-02",
              "The acting organisation is the one that has the case in hand at this node.",
              CaseLaw::isInHand));

  private static boolean isInHand(Question<? extends Command> q) {
    Referral referral = q.referral();
    return referral.turnHolder().filter(q.order().stamp().organisation()::equals).isPresent();
  }
}
