package trm.referral.sop;

import static trm.referral.DisclosureClass.I;
import static trm.referral.sop.Rule.rule;
import static trm.referral.sop.Rule.silent;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.CaseCommand.CloseAsylumClaim;
import trm.referral.Question;
import trm.referral.consent.Purposes;
import trm.referral.file.Days;
import trm.referral.file.FollowUps;

/** SOP 3: plans for the longer term, and how the person fares under them. */
final class Sop3Inclusion {
  private Sop3Inclusion() {}

  static final List<Rule<Question<SharePlan>>> PLAN =
      List.of(
          rule(
              "SOP3-PLAN-01",
              "A plan names the organisation that receives the person.",
              q -> !q.command().receivingOrganisation().isBlank()),
          rule(
              "SOP3-PLAN-02",
              "A plan names a contact, and an alternate who is somebody else.",
              q -> areTwo(q.command().contact(), q.command().alternate())),
          rule(
              "SOP3-PLAN-03",
              "A plan is valid beyond today.",
              q -> q.command().validUntil().isAfter(Days.of(q.situation().now()))),
          rule(
              "SOP3-PLAN-04",
              "The outline of a service plan is told only of a person who may return: a consent of hers to a return is live.",
              q -> !q.command().kind().equals("SERVICE") || mayReturn(q)));

  static final List<Rule<Question<RecordFollowUp>>> FOLLOW_UP =
      List.of(
          rule(
              "SOP3-FOLLOWUP-01",
              "A follow-up is reported by a node that owes the person care.",
              q -> q.referral().duty().contains(q.referral().self())),
          rule(
              "SOP3-FOLLOWUP-02",
              "After a return, the next follow-up is due no later than this country's law says.",
              q -> reported(q).noneMatch(f -> isTooLate(f, q))));

  static final List<Rule<Question<CloseAsylumClaim>>> CLAIM_CLOSING =
      List.of(
          silent(
              "SOP3-ASYLUM-01",
              I,
              "A claim to asylum is open that can be closed.",
              q -> q.referral().care().hasOpenClaim()));

  private static boolean mayReturn(Question<SharePlan> q) {
    return q.tellings().isEmpty()
        || q.referral().consents().serves(Purposes.RETURN, q.situation().now());
  }

  private static Stream<FollowUpReported> reported(Question<RecordFollowUp> q) {
    return q.draft().first(FollowUpReported.class).stream();
  }

  private static boolean isTooLate(FollowUpReported reported, Question<RecordFollowUp> q) {
    LocalDate next = reported.nextDueOn();
    return next != null
        && followUps(q).areBinding()
        && followUps(q).next(reported.dueOn()).filter(next::isAfter).isPresent();
  }

  private static FollowUps followUps(Question<?> q) {
    return new FollowUps(q.referral(), q.situation());
  }

  /** Whether two people are named. */
  static boolean areTwo(String contact, String alternate) {
    return !contact.isBlank() && !alternate.isBlank() && !contact.equals(alternate);
  }
}
