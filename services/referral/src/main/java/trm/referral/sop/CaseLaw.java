package trm.referral.sop;

import static trm.referral.sop.Rule.naming;
import static trm.referral.sop.Rule.rule;

import java.util.List;
import trm.referral.CaseCommand;
import trm.referral.Command;
import trm.referral.ConsentCommand;
import trm.referral.HandoverCommand;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.SafetyCommand;
import trm.referral.measure.MeasureOf;

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

  /** Stand before every command but the opening. */
  static final List<Rule<Question<? extends Command>>> MEASURE =
      List.of(
          rule(
              "MEASURE-02",
              "The measure is one that this country's profile has.",
              q -> q.situation().provisions().applies(measure(q))),
          rule(
              "MEASURE-03",
              "Where this country's law names who performs the measure, the acting organisation is one of them, save for news and warnings.",
              q -> isNews(q.command()) || isPerformer(q)),
          naming(
              "MEASURE-04",
              "Where this country's law gives its measures an order, those before this one were carried out first; next is {}.",
              MeasuresInOrder::missing));

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

  private static String measure(Question<? extends Command> q) {
    return MeasureOf.command(q.command(), q.referral());
  }

  private static boolean isPerformer(Question<? extends Command> q) {
    return q.situation().provisions().mayPerform(measure(q), q.situation().actingKind());
  }

  /** What happened, happened, and what is feared is told: no law of a profile stands before it. */
  static boolean isNews(Command command) {
    return command instanceof SafetyCommand
        || command instanceof CaseCommand.ReviewEmergencyReadings
        || command instanceof ConsentCommand.WithdrawConsent
        || command instanceof HandoverCommand.ConfirmArrival
        || command instanceof HandoverCommand.RecordNoShow
        || command instanceof HandoverCommand.RecordUnannouncedArrival
        || command instanceof HandoverCommand.RecordUnplannedDeparture;
  }

  private static boolean isInHand(Question<? extends Command> q) {
    Referral referral = q.referral();
    return referral.turnHolder().filter(q.order().stamp().organisation()::equals).isPresent();
  }
}
