package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.OrganisationKind;
import trm.referral.Question;
import trm.referral.measure.Measures;

/** SOP 1: the first referral, a language, time to reflect, and the decision on status. */
final class Sop1Identification {
  private static final String LANGUAGE = "M1.4";
  private static final String INTERVIEW = "INTERVIEW";

  private Sop1Identification() {}

  static final List<Rule<Question<OpenReferral>>> OPENING =
      List.of(
          rule(
              "SOP1-OPEN-01",
              "A case is opened once; a repeat referral is a case of its own.",
              q -> !q.referral().responsibility().hasBegun()),
          rule(
              "SOP1-OPEN-02",
              "The language that the person understands is named when the case is opened.",
              q -> !q.command().language().isBlank()));

  static final List<Rule<Question<RecordMeasure>>> MEASURE =
      List.of(
          rule(
              "MEASURE-01",
              "A measure that is recorded is one of the mechanism's, M1.1 to M5.10.",
              q -> Measures.find(q.command().measure()).isPresent()),
          rule(
              "SOP1-INTERVIEW-01",
              "Language and interpretation are settled (M1.4) before anybody interviews the person.",
              Sop1Identification::isNoInterviewOrUnderstood));

  static final List<Rule<Question<GrantReflectionPeriod>>> REFLECTION =
      List.of(
          rule(
              "SOP1-REFLECTION-01",
              "A reflection period ends after it starts.",
              q -> q.command().endsOn().isAfter(q.command().startsOn())));

  static final List<Rule<Question<DecideIdentification>>> IDENTIFICATION =
      List.of(
          rule(
              "SOP1-IDENTIFICATION-01",
              "A competent authority decides whether a person is a victim.",
              q -> q.situation().actingKind() == OrganisationKind.COMPETENT_AUTHORITY));

  private static boolean isNoInterviewOrUnderstood(Question<RecordMeasure> q) {
    return !q.command().covered().contains(INTERVIEW) || q.referral().care().hasMeasure(LANGUAGE);
  }
}
