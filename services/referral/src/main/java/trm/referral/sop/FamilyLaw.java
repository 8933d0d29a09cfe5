package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.Question;
import trm.referral.file.Days;
import trm.referral.file.Family;

/** SOP 4: whether and how the person's family is sought, and what an answer of it may be. */
final class FamilyLaw {
  private static final String STUDY = "FAMILY_STUDY";
  private static final String COUNTRY_INFORMATION = "COUNTRY_INFORMATION";
  private static final String INFORMED = "INFORMED";

  private FamilyLaw() {}

  static final List<Rule<Question<RequestVerification>>> REQUEST =
      List.of(
          rule(
              "SOP4-TRACING-01",
              "The early risk assessment (M1.3) asked about the family before the family is traced or studied, where the case began here.",
              q ->
                  !isOfFamily(q.command().kind())
                      || !q.referral().care().beganHere()
                      || wasAskedAboutFamily(q)),
          rule(
              "SOP4-TRACING-02",
              "Family that refused contact is not sought again before the person consented to it anew.",
              q -> !isOfFamily(q.command().kind()) || q.referral().care().family().maySeek()),
          rule(
              "SOP4-STUDY-01",
              "A study of the family is asked for a child, and for nobody else.",
              q -> !q.command().kind().equals(STUDY) || isChild(q)));

  static final List<Rule<Question<AnswerRequest>>> ANSWER =
      List.of(
          rule(
              "SOP4-ANSWER-04",
              "What can be answered only of a family, or only of a country and its services, answers a request for that.",
              q -> isOfItsRequest(q.command().outcome(), kind(q))));

  private static boolean isOfFamily(String kind) {
    return Family.REQUESTS.contains(kind);
  }

  private static boolean wasAskedAboutFamily(Question<RequestVerification> q) {
    return q.referral().care().hasCovered("M1.3", "FAMILY");
  }

  private static boolean isChild(Question<?> q) {
    return q.referral().care().isPresumedChild(Days.of(q.situation().now()));
  }

  private static boolean isOfItsRequest(String outcome, String kind) {
    return outcome.equals(INFORMED)
        ? kind.equals(COUNTRY_INFORMATION)
        : !Family.OUTCOMES.contains(outcome) || isOfFamily(kind);
  }

  private static String kind(Question<AnswerRequest> q) {
    return q.referral()
        .requests()
        .find(q.command().requestId())
        .map(request -> request.asked().kind())
        .orElse("");
  }
}
