package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import trm.referral.Asked;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.Question;
import trm.referral.file.Days;
import trm.referral.file.FactList;
import trm.referral.file.FactList.Stated;
import trm.referral.profile.Sourced;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;

/** When a case may be closed: SOP 3 and 4. What the person died of or ran from closes it too. */
final class ClosureLaw {
  private static final String CLOSED = "CLOSED";
  private static final String COMPENSATION = "M5.9";

  /** Reasons after which nobody can give feedback or claim. */
  private static final Set<String> NOBODY_TO_ASK =
      Set.of("DIED", "NO_ACCESS", "RE_MIGRATED", "DUPLICATE");

  private ClosureLaw() {}

  static final List<Rule<Question<TellStatus>>> CLOSING =
      List.of(
          rule(
              "SOP3-CLOSE-01",
              "A closing gives its coded reason.",
              q -> !isClosing(q) || !reason(q).isBlank()),
          rule(
              "SOP3-CLOSE-02",
              "No case is closed while the person is on the way.",
              q -> !isClosing(q) || !q.referral().handovers().isInTransit()),
          rule(
              "SOP3-CLOSE-03",
              "While this country's law has a follow-up still due after the return, the node that answers for the person does not close the case, unless nobody is left to ask or the person declined.",
              q -> !isClosing(q) || isNobodyLeft(q) || hasDeclined(q) || isFollowedUp(q)),
          rule(
              "SOP4-CLOSE-01",
              "Who handed the person over closes the case only after the receiver's feedback, unless nobody is left to give it.",
              q -> !isClosing(q) || isNobodyLeft(q) || hasAllFeedback(q)),
          rule(
              "SOP5-CLOSE-01",
              "While this country's law lets compensation be claimed after an outcome, no case is closed before the claim was dealt with (M5.9), unless nobody is left to claim.",
              q -> !isClosing(q) || isNobodyLeft(q) || isClaimDealtWith(q)));

  private static boolean isClosing(Question<TellStatus> q) {
    return q.command().status().equals(CLOSED);
  }

  private static String reason(Question<TellStatus> q) {
    String reason = q.command().reason();
    return reason == null ? "" : reason;
  }

  private static boolean isNobodyLeft(Question<TellStatus> q) {
    return NOBODY_TO_ASK.contains(reason(q));
  }

  private static boolean hasAllFeedback(Question<TellStatus> q) {
    return q.referral().handovers().awaitingFeedback().isEmpty();
  }

  private static boolean hasDeclined(Question<TellStatus> q) {
    return reason(q).equals("SURVIVOR_DECLINED");
  }

  private static boolean isFollowedUp(Question<TellStatus> q) {
    return !q.situation().provisions().profile().followUps().isBinding()
        || !q.referral().responsibility().isHere()
        || q.referral().care().arrivedOn().filter(arrival -> isOneDue(arrival, q)).isEmpty();
  }

  private static boolean isOneDue(LocalDate arrival, Question<TellStatus> q) {
    LocalDate reported =
        new FactList(q.referral().facts())
            .since(ArrivalConfirmed.class)
            .last(FollowUpReported.class)
            .map(FollowUpReported::dueOn)
            .orElse(arrival);
    return q.situation().provisions().nextFollowUp(arrival, reported, null, false).isPresent();
  }

  private static boolean isClaimDealtWith(Question<TellStatus> q) {
    Sourced<TimeLimit> limit = q.situation().provisions().profile().term(Term.COMPENSATION_CLAIM);
    return !limit.isBinding()
        || q.referral().care().hasMeasure(COMPENSATION)
        || outcomes(q).stream().noneMatch(outcome -> mayStillClaim(outcome, q));
  }

  private static List<Stated<ProceedingsNotice>> outcomes(Asked q) {
    return new FactList(q.referral().facts())
        .all(ProceedingsNotice.class).stream()
            .filter(notice -> notice.event().kind().equals("OUTCOME"))
            .toList();
  }

  private static boolean mayStillClaim(Stated<ProceedingsNotice> outcome, Asked q) {
    LocalDate told = Days.of(outcome.fact().stamp().occurredAt());
    LocalDate until = q.situation().provisions().end(Term.COMPENSATION_CLAIM, told);
    return !Days.of(q.situation().now()).isAfter(until);
  }
}
