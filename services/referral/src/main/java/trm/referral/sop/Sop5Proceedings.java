package trm.referral.sop;

import static trm.referral.DisclosureClass.H;
import static trm.referral.sop.Rule.rule;
import static trm.referral.sop.Rule.silent;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.Guarded;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.NodeId;
import trm.referral.OrganisationKind;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.Question;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.file.Days;
import trm.referral.file.Holds.Hold;
import trm.referral.profile.Term;

/** SOP 5: what proceedings may ask of a transfer, and warnings. */
final class Sop5Proceedings {
  private static final Set<OrganisationKind> JUSTICE =
      Set.of(OrganisationKind.PROSECUTOR, OrganisationKind.COURT);

  private Sop5Proceedings() {}

  /** Time to recover and decide is hers: it freezes the return, and what is asked of her. */
  static final List<Rule<Question<RecordMeasure>>> STATEMENT =
      List.of(
          rule(
              "SOP5-STATEMENT-01",
              "While a reflection period runs, no statement is taken (M5.3) before the person decided to cooperate (M5.2).",
              q ->
                  !q.command().measure().equals("M5.3")
                      || !q.referral().care().isReflecting(today(q))
                      || q.referral().care().hasMeasure("M5.2")));

  /** Nobody is bound to come back by a decision that was not hers. */
  static final List<Rule<Question<SendProceedingsNotice>>> NOTICE =
      List.of(
          rule(
              "SOP5-UNDERTAKING-01",
              "An undertaking to come back is told only after the person decided to cooperate (M5.2), where the case began here.",
              q ->
                  !q.command().kind().equals("UNDERTAKING_TO_COME_BACK")
                      || !q.referral().care().beganHere()
                      || q.referral().care().hasMeasure("M5.2")));

  static final List<Rule<Question<PlaceHold>>> HOLD =
      List.of(
          rule(
              "SOP5-HOLD-01",
              "A hold names its kind and its legal basis.",
              q -> isNamed(q.command().kind()) && isNamed(q.command().basis())),
          rule(
              "SOP5-HOLD-02",
              "A hold names a day ahead on which it is looked at again.",
              q -> placed(q).allMatch(h -> h.reviewOn().isAfter(today(q)))),
          rule(
              "SOP5-HOLD-03",
              "A hold is looked at again no later than this country's law says.",
              q -> placed(q).noneMatch(h -> isTooLate(h, q))));

  static final List<Rule<Question<ReleaseHold>>> RELEASE =
      List.of(
          silent(
              "SOP5-RELEASE-01",
              H,
              "The hold was placed at this node and stands.",
              q -> isOwnOpenHold(q)),
          silent(
              "SOP5-RELEASE-02",
              H,
              "A prosecutor or a court releases a hold for a witness or by order of a court; any other hold, the organisation that placed it.",
              q -> mayRelease(q)));

  static final List<Rule<Question<RaiseRiskAlert>>> WARNING =
      List.of(
          rule(
              "SAFETY-ALERT-01",
              "A warning gives its coded reason, since it may go without consent.",
              q -> !q.command().basis().isBlank()));

  /** An adult may go where she likes; a child, or whoever may be one, is missing at once. */
  static final List<Rule<Question<ReportMissing>>> MISSING =
      List.of(
          rule(
              "SAFETY-MISSING-01",
              "An adult's trusted contacts were asked (M2.4), and since she was last seen or did not come, before she is reported missing; a child is reported at once.",
              q -> isChild(q) || seemsAChild(q) || q.referral().care().wereContactsAsked()),
          rule(
              "SAFETY-MISSING-02",
              "Whoever finds an adult is not sent to the police.",
              q -> isChild(q) || !"POLICE".equals(q.command().contactAsked())));

  private static boolean isChild(Question<ReportMissing> q) {
    return q.referral().care().isPresumedChild(today(q));
  }

  /**
   * Whom the officer says to be a child is looked for at once; to the police only the file sends.
   */
  private static boolean seemsAChild(Question<ReportMissing> q) {
    return q.command().minor().held().orElse(false);
  }

  private static Stream<HoldPlaced> placed(Question<PlaceHold> q) {
    return q.draft().first(HoldPlaced.class).stream();
  }

  private static boolean isTooLate(HoldPlaced hold, Question<PlaceHold> q) {
    return q.situation().provisions().isBeyond(Term.HOLD_REVIEW, today(q), hold.reviewOn());
  }

  private static LocalDate today(Question<?> q) {
    return Days.of(q.situation().now());
  }

  private static boolean isNamed(Guarded<String> text) {
    return text.held().filter(named -> !named.isBlank()).isPresent();
  }

  private static boolean isOwnOpenHold(Question<ReleaseHold> q) {
    NodeId self = q.referral().self();
    return q.referral()
        .holds()
        .findOpen(q.command().holdId())
        .filter(hold -> hold.by().equals(self))
        .isPresent();
  }

  private static boolean mayRelease(Question<ReleaseHold> q) {
    return q.referral()
        .holds()
        .findOpen(q.command().holdId())
        .filter(hold -> mayRelease(hold, q))
        .isPresent();
  }

  /** What protects her from proceedings, or is no matter of theirs, is not theirs to end. */
  private static boolean mayRelease(Hold hold, Question<ReleaseHold> q) {
    return hold.isForJustice()
        ? JUSTICE.contains(q.situation().actingKind())
        : hold.isPlacedBy(q.order().stamp().organisation());
  }
}
