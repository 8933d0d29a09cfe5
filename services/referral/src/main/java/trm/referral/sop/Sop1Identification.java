package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import trm.referral.CaseCommand;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.LinkCases;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordIndicators;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.CaseCommand.RevokeIdentification;
import trm.referral.CaseReference;
import trm.referral.DirectoryView.NodeView;
import trm.referral.LocalEvent.CaseLinked;
import trm.referral.LocalEvent.IndicatorsRecorded;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.ObservationId;
import trm.referral.Question;
import trm.referral.Telling;
import trm.referral.file.Days;
import trm.referral.measure.Measures;
import trm.referral.profile.Recovery;
import trm.referral.profile.Sourced;
import trm.referral.profile.Stages;

/** SOP 1: the first referral, a language, time to reflect, and the decision on status. */
final class Sop1Identification {
  private static final String LANGUAGE = "M1.4";
  private static final String INTERVIEW = "INTERVIEW";
  private static final String REASONABLE_GROUNDS = "PRESUMED_VICTIM";
  private static final List<String> CONCLUSIVE = List.of("VICTIM", "NOT_A_VICTIM");
  private static final List<String> RESULTS = List.of("VICTIM", REASONABLE_GROUNDS, "NOT_A_VICTIM");

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

  static final List<Rule<Question<LinkCases>>> LINK =
      List.of(
          rule(
              "SOP1-LINK-01",
              "Two cases are linked once.",
              q -> linked(q).noneMatch(q.command().other()::equals)));

  static final List<Rule<Question<RecordIndicators>>> INDICATORS =
      List.of(
          rule(
              "SOP1-INDICATORS-01",
              "Whoever records indicators names at least one, each with its strength and who observed it.",
              q -> q.command().indicators().held().filter(all -> !all.isEmpty()).isPresent()));

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
              q -> granted(q).allMatch(g -> g.endsOn().isAfter(g.startsOn()))),
          rule(
              "SOP1-REFLECTION-02",
              "A reflection period is at least as long as this country's law gives.",
              q -> granted(q).allMatch(g -> isLongEnough(g, q))),
          rule(
              "SOP1-REFLECTION-03",
              "A child is given a reflection period only where this country has no protection measure in its place.",
              q -> recovery(q).value() instanceof Recovery.ReflectionPeriod));

  static final List<Rule<Question<DecideIdentification>>> IDENTIFICATION =
      List.of(
          rule(
              "SOP1-IDENTIFICATION-02",
              "Whether a person is a victim is decided by whom this country's profile names, a competent authority by default.",
              q -> q.situation().provisions().performs("M1.6", q.situation().actingKind())),
          rule(
              "SOP1-IDENTIFICATION-03",
              "Where this country identifies in two stages, reasonable grounds were found before the conclusive decision.",
              q -> !isConclusive(q) || isOneStage(q) || q.referral().care().isPresumedVictim()),
          rule(
              "SOP1-IDENTIFICATION-05",
              "A decision on status says that the person is a victim, is presumed to be one, or is not one.",
              q -> q.command().result().held().filter(RESULTS::contains).isPresent()),
          rule(
              "SOP1-IDENTIFICATION-06",
              "Where this country identifies in two stages, reasonable grounds are not found anew while a conclusive decision stands: it is taken back first.",
              q -> !isFirstStage(q) || isOneStage(q) || !isDecidedConclusively(q)));

  /** What was recorded may be cited and need not be: no rule asks what it says. */
  static final List<Rule<Question<DecideIdentification>>> CITED =
      List.of(
          rule(
              "SOP1-IDENTIFICATION-04",
              "The evidence that a decision on status cites was recorded in this case.",
              q -> recorded(q).containsAll(q.command().cites())));

  static final List<Rule<Question<RevokeIdentification>>> REVOCATION =
      List.of(
          rule(
              "SOP1-REVOCATION-01",
              "A decision on status stands at this node that can be taken back.",
              q -> q.referral().care().standingDecision().isPresent()),
          rule(
              "SOP1-REVOCATION-02",
              "Who takes a decision on status back gives the reason.",
              q -> q.command().reason().held().filter(r -> !r.isBlank()).isPresent()),
          rule(
              "SOP1-REVOCATION-03",
              "A decision on status is taken back by whom this country's profile lets decide.",
              q -> q.situation().provisions().performs("M1.6", q.situation().actingKind())));

  /** Stands before a decision on status, and before it is taken back. */
  static final List<Rule<Question<? extends CaseCommand>>> NOTIFICATION =
      List.of(
          rule(
              "SOP1-NOTIFY-01",
              "The authorities of the origin are told of no decision on status when the person objects.",
              q -> q.tellings().stream().noneMatch(telling -> isObjectedTo(telling, q))));

  private static List<ObservationId> recorded(Question<DecideIdentification> q) {
    return q.referral().care().facts().all(IndicatorsRecorded.class).stream()
        .map(one -> one.event().observationId())
        .toList();
  }

  private static Stream<CaseReference> linked(Question<LinkCases> q) {
    return q.referral().care().facts().all(CaseLinked.class).stream()
        .flatMap(linked -> linked.event().other().held().stream());
  }

  private static boolean isObjectedTo(Telling telling, Question<?> q) {
    return q.situation()
        .directory()
        .find(telling.to())
        .filter(NodeView::isOriginAuthority)
        .filter(view -> q.referral().consents().ruleOut(view, q.situation().now()))
        .isPresent();
  }

  private static Stream<ReflectionPeriodGranted> granted(Question<GrantReflectionPeriod> q) {
    return q.draft().first(ReflectionPeriodGranted.class).stream();
  }

  private static Sourced<Recovery> recovery(Question<GrantReflectionPeriod> q) {
    LocalDate today = Days.of(q.situation().now());
    return q.situation().provisions().recovery(q.referral().care().isPresumedChild(today));
  }

  private static boolean isLongEnough(
      ReflectionPeriodGranted granted, Question<GrantReflectionPeriod> q) {
    LocalDate today = Days.of(q.situation().now());
    boolean child = q.referral().care().isPresumedChild(today);
    return !recovery(q).isBinding()
        || q.situation()
            .provisions()
            .reflectionEnd(granted.startsOn(), child)
            .filter(granted.endsOn()::isBefore)
            .isEmpty();
  }

  private static boolean isConclusive(Question<DecideIdentification> q) {
    return q.command().result().held().filter(CONCLUSIVE::contains).isPresent();
  }

  private static boolean isFirstStage(Question<DecideIdentification> q) {
    return q.command().result().held().filter(REASONABLE_GROUNDS::equals).isPresent();
  }

  private static boolean isDecidedConclusively(Question<DecideIdentification> q) {
    return q.referral()
        .care()
        .standingDecision()
        .flatMap(decided -> decided.result().held())
        .filter(CONCLUSIVE::contains)
        .isPresent();
  }

  private static boolean isOneStage(Question<DecideIdentification> q) {
    return q.situation().provisions().profile().identification().value() == Stages.ONE;
  }

  private static boolean isNoInterviewOrUnderstood(Question<RecordMeasure> q) {
    return !q.command().covered().contains(INTERVIEW) || q.referral().care().hasMeasure(LANGUAGE);
  }
}
