package trm.referral.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.ReturnConfirmed;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.ReferralEvent;
import trm.referral.file.Days;
import trm.referral.file.FactList.Stated;
import trm.referral.file.Proceedings;
import trm.referral.profile.Term;

/** What ends one day while this node cares for the person, and has to be looked at before. */
record CareDeadlines(Copy copy) {
  private static final String REFLECTION = "M1.5";
  private static final String CONSENT = "M2.3";
  private static final String ASSESSMENT = "M4.2";
  private static final String HOLD = "M4.8";
  private static final String COMPENSATION = "M5.9";

  Stream<Deadline> all() {
    return Stream.of(
            own(ReflectionPeriodGranted.class).map(this::reflection),
            own(ConsentGiven.class).map(this::consent),
            own(AssessmentShared.class).map(this::assessment),
            own(HoldPlaced.class).map(this::hold),
            copy.facts().all(ProceedingsNotice.class).stream()
                .filter(notice -> notice.event().kind().equals("OUTCOME"))
                .map(this::compensation))
        .flatMap(deadlines -> deadlines);
  }

  private <E extends ReferralEvent> Stream<Stated<E>> own(Class<E> type) {
    return copy.facts().all(type).stream().filter(copy::isOwn);
  }

  /** The person decides after it; another period, a decision or a return says that she did. */
  private Deadline reflection(Stated<ReflectionPeriodGranted> granted) {
    LocalDate endsOn = granted.event().endsOn();
    Deadline owed =
        copy.own(
            "reflection:" + endsOn,
            Kind.REFLECTION_END,
            REFLECTION,
            granted,
            Due.stated(Copy.endOf(endsOn)));
    return answered(
        owed,
        granted,
        fact ->
            fact.event() instanceof ReflectionPeriodGranted
                || fact.event() instanceof IdentificationDecided
                || fact.event() instanceof ReturnConfirmed
                || isRecorded(fact, REFLECTION));
  }

  /** Only a consent that this node took: whoever took it asks the person again. */
  private Deadline consent(Stated<ConsentGiven> given) {
    ConsentGiven terms = given.event();
    Due due = Due.stated(terms.validUntil());
    boolean filled =
        copy.provisions().end(Term.CONSENT_VALIDITY, terms.validFrom()).equals(terms.validUntil());
    Due counted =
        filled
            ? Copy.due(terms.validUntil(), copy.provisions().profile().term(Term.CONSENT_VALIDITY))
            : due;
    Deadline owed =
        copy.own("consent:" + terms.consentId(), Kind.CONSENT_END, CONSENT, given, counted);
    Deadline withdrawn =
        copy.later(given).all(ConsentWithdrawn.class).stream()
            .filter(end -> end.event().consentId().equals(terms.consentId()))
            .findFirst()
            .map(end -> owed.notOwedSince(Copy.recordedAt(end)))
            .orElse(owed);
    return answered(withdrawn, given, fact -> isRenewal(fact, terms));
  }

  private boolean isRenewal(Fact fact, ConsentGiven earlier) {
    return fact.event() instanceof ConsentGiven later
        && fact.stamp().node().equals(copy.self())
        && later.purposes().containsAll(earlier.purposes());
  }

  private Deadline assessment(Stated<AssessmentShared> shared) {
    AssessmentShared told = shared.event();
    Due due =
        copy.untilEndOf(
            told.validUntil(), Term.ASSESSMENT_VALIDITY, Days.of(Copy.recordedAt(shared)));
    Deadline owed =
        copy.own("assessment:" + told.assessmentId(), Kind.ASSESSMENT_END, ASSESSMENT, shared, due);
    Deadline renewed = answered(owed, shared, fact -> isReassessment(fact, told));
    return copy.later(shared).all(ArrivalConfirmed.class).stream()
        .findFirst()
        .map(arrival -> renewed.notOwedSince(Copy.recordedAt(arrival)))
        .orElse(renewed);
  }

  private boolean isReassessment(Fact fact, AssessmentShared earlier) {
    return fact.event() instanceof AssessmentShared later
        && fact.stamp().node().equals(copy.self())
        && later.side().equals(earlier.side());
  }

  /** A hold is looked at again when it is released, or when its review is recorded. */
  private Deadline hold(Stated<HoldPlaced> placed) {
    HoldPlaced hold = placed.event();
    Due due = copy.untilEndOf(hold.reviewOn(), Term.HOLD_REVIEW, Days.of(Copy.recordedAt(placed)));
    Deadline made = copy.own("hold:" + hold.holdId(), Kind.HOLD_REVIEW, HOLD, placed, due);
    Deadline owed = made.onDeskOf(copy.desk(HOLD, hold.author()));
    return answered(owed, placed, fact -> isReleased(fact, hold) || isReviewed(fact, hold));
  }

  /** By whoever placed it, or by naming it: else one authority's review would end another's. */
  private static boolean isReviewed(Fact fact, HoldPlaced hold) {
    return fact.event() instanceof MeasureRecorded recorded
        && recorded.measure().equals(HOLD)
        && (recorded.covered().contains(hold.holdId().value())
            || (recorded.covered().isEmpty() && fact.stamp().organisation().equals(hold.author())));
  }

  private static boolean isReleased(Fact fact, HoldPlaced hold) {
    return fact.event() instanceof HoldReleased released && released.holdId().equals(hold.holdId());
  }

  /** The time counts from the outcome that was told, where its day is known. */
  private Deadline compensation(Stated<ProceedingsNotice> outcome) {
    ProceedingsNotice notice = outcome.event();
    LocalDate ended = Days.of(notice.at() == null ? Copy.recordedAt(outcome) : notice.at());
    Due due =
        Copy.due(
            Copy.endOf(copy.provisions().end(Term.COMPENSATION_CLAIM, ended)),
            copy.provisions().profile().term(Term.COMPENSATION_CLAIM));
    Deadline owed =
        copy.own(
            "compensation:" + notice.noticeId(), Kind.COMPENSATION, COMPENSATION, outcome, due);
    return answered(
        owed,
        outcome,
        fact -> isRecorded(fact, COMPENSATION) || Proceedings.tellsOfAClaim(fact.event()));
  }

  private static boolean isRecorded(Fact fact, String measure) {
    return fact.event() instanceof MeasureRecorded recorded && recorded.measure().equals(measure);
  }

  private Deadline answered(Deadline owed, Stated<?> began, Predicate<Fact> by) {
    List<Fact> later = copy.later(began).facts();
    Deadline answered =
        later.stream()
            .filter(by)
            .findFirst()
            .map(fact -> owed.answeredAt(fact.stamp().recordedAt()))
            .orElse(owed);
    return copy.unlessOver(answered, began);
  }
}
