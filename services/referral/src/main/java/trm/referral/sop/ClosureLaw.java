package trm.referral.sop;

import static trm.referral.DisclosureClass.H;
import static trm.referral.DisclosureClass.I;
import static trm.referral.sop.Rule.rule;
import static trm.referral.sop.Rule.silent;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import trm.referral.Asked;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.NodeId;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.Question;
import trm.referral.file.Days;
import trm.referral.file.FactList.Stated;
import trm.referral.file.FollowUps;
import trm.referral.file.Proceedings;
import trm.referral.file.Sightings;
import trm.referral.profile.Sourced;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;

/**
 * When a case may be closed: SOP 3 to 5. A death closes it whatever stands, for nothing can be done
 * to the person any more; only what her heirs may claim outlasts her.
 */
final class ClosureLaw {
  private static final String CLOSED = "CLOSED";
  private static final String COMPENSATION = "M5.9";

  private static final String DIED = "DIED";

  /** Reasons after which nobody can give feedback. */
  private static final Set<String> NOBODY_TO_ASK =
      Set.of(DIED, "NO_ACCESS", "RE_MIGRATED", "DUPLICATE");

  private ClosureLaw() {}

  static final List<Rule<Question<TellStatus>>> CLOSING =
      List.of(
          rule(
              "SOP3-CLOSE-01",
              "A closing gives its coded reason.",
              q -> !isClosing(q) || !reason(q).isBlank()),
          rule(
              "SOP3-CLOSE-02",
              "No case is closed while the person is on the way, unless she died.",
              q -> !isClosing(q) || hasDied(q) || !q.referral().handovers().isInTransit()),
          rule(
              "SOP3-CLOSE-03",
              "While this country's law has a follow-up still due after the return, the node that answers for the person does not close the case, unless nobody is left to ask or the person declined.",
              q -> !isClosing(q) || isNobodyLeft(q) || hasDeclined(q) || isFollowedUp(q)),
          rule(
              "SOP3-CLOSE-04",
              "No case is closed while the person is missing: she was seen since (M2.4), or died.",
              q -> !isClosing(q) || hasDied(q) || !isMissing(q)),
          silent(
              "SOP3-CLOSE-05",
              I,
              "No case is closed while a claim to asylum is open, unless the person died.",
              q -> !isClosing(q) || hasDied(q) || !q.referral().care().hasOpenClaim()),
          rule(
              "SOP4-CLOSE-01",
              "Who handed the person over closes the case only after the receiver's feedback, unless nobody is left to give it.",
              q -> !isClosing(q) || isNobodyLeft(q) || hasAllFeedback(q)),
          rule(
              "SOP4-CLOSE-02",
              "No case is closed while an offer of the person that this node made or accepted stands, unless she died.",
              q -> !isClosing(q) || hasDied(q) || !isPromised(q)),
          rule(
              "SOP5-CLOSE-01",
              "While this country's law lets compensation be claimed after an outcome, no case is closed before the claim was dealt with (M5.9), unless nobody can be asked; after a death the heirs may claim.",
              q -> !isClosing(q) || isOutOfReach(q) || isClaimDealtWith(q)),
          silent(
              "SOP5-CLOSE-02",
              H,
              "No case is closed while a hold stands that this node placed, or any hold while it answers for the person, unless she died.",
              q -> !isClosing(q) || hasDied(q) || !isHeld(q)));

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

  private static boolean hasDied(Question<TellStatus> q) {
    return reason(q).equals(DIED);
  }

  private static boolean isOutOfReach(Question<TellStatus> q) {
    return isNobodyLeft(q) && !hasDied(q);
  }

  private static boolean isMissing(Question<TellStatus> q) {
    return Sightings.isMissing(q.referral(), Days.of(q.situation().now()));
  }

  private static boolean isPromised(Question<TellStatus> q) {
    return q.referral().handovers().isPromised(q.situation().now());
  }

  private static boolean isHeld(Question<TellStatus> q) {
    NodeId self = q.referral().self();
    boolean answers = q.referral().responsibility().isHere();
    return q.referral().holds().open().stream().anyMatch(hold -> answers || hold.by().equals(self));
  }

  private static boolean hasAllFeedback(Question<TellStatus> q) {
    return q.referral().handovers().awaitingFeedback().isEmpty();
  }

  private static boolean hasDeclined(Question<TellStatus> q) {
    return reason(q).equals("SURVIVOR_DECLINED");
  }

  private static boolean isFollowedUp(Question<TellStatus> q) {
    return !followUps(q).areBinding()
        || !q.referral().responsibility().isHere()
        || q.referral().care().arrivedOn().filter(arrival -> isOneDue(arrival, q)).isEmpty();
  }

  private static boolean isOneDue(LocalDate arrival, Question<TellStatus> q) {
    LocalDate reported =
        q.referral()
            .care()
            .facts()
            .since(ArrivalConfirmed.class)
            .last(FollowUpReported.class)
            .map(FollowUpReported::dueOn)
            .orElse(arrival);
    return followUps(q).next(reported).isPresent();
  }

  private static FollowUps followUps(Question<?> q) {
    return new FollowUps(q.referral(), q.situation());
  }

  private static boolean isClaimDealtWith(Question<TellStatus> q) {
    Sourced<TimeLimit> limit = q.situation().provisions().profile().term(Term.COMPENSATION_CLAIM);
    return !limit.isBinding()
        || q.referral().care().hasMeasure(COMPENSATION)
        || q.referral().facts().stream().anyMatch(f -> Proceedings.tellsOfAClaim(f.event()))
        || outcomes(q).stream().noneMatch(outcome -> mayStillClaim(outcome, q));
  }

  private static List<Stated<ProceedingsNotice>> outcomes(Asked q) {
    return q.referral().care().facts().all(ProceedingsNotice.class).stream()
        .filter(notice -> notice.event().kind().equals("OUTCOME"))
        .toList();
  }

  private static boolean mayStillClaim(Stated<ProceedingsNotice> outcome, Asked q) {
    LocalDate told = Days.of(outcome.fact().stamp().occurredAt());
    LocalDate until = q.situation().provisions().end(Term.COMPENSATION_CLAIM, told);
    return !Days.of(q.situation().now()).isAfter(until);
  }
}
