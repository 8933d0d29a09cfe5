package trm.referral.deadline;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.LocalEvent.TaskReturned;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.ReferralEvent;
import trm.referral.file.FactList.Stated;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;
import trm.referral.measure.Procedure;
import trm.referral.profile.Recovery;

/** What begins with a case, and what one organisation of a node owes another. */
record CaseDeadlines(Copy copy) {
  private static final String TURN = "M2.7";
  private static final String REFLECTION = "M1.5";

  Stream<Deadline> all() {
    return Stream.of(
            copy.facts().all(ReferralOpened.class).stream().limit(1).flatMap(this::beginning),
            copy.facts().all(TurnOffered.class).stream().flatMap(turn -> turn(turn).stream()),
            copy.facts().all(TaskDelegated.class).stream().map(this::task))
        .flatMap(deadlines -> deadlines);
  }

  /** The measures of the first two procedures, save the referral to another body. */
  private Stream<Deadline> beginning(Stated<ReferralOpened> opened) {
    return Measures.all().stream()
        .filter(m -> m.procedure() == Procedure.SOP1 || m.procedure() == Procedure.SOP2)
        .map(Measure::code)
        .filter(code -> !code.equals(TURN) && !isReplaced(code, opened))
        .flatMap(code -> measure(code, opened).stream());
  }

  private boolean isReplaced(String code, Stated<ReferralOpened> opened) {
    boolean child = copy.isChild(Copy.recordedAt(opened));
    return code.equals(REFLECTION)
        && copy.provisions().recovery(child).value() instanceof Recovery.ProtectionMeasure;
  }

  private Optional<Deadline> measure(String code, Stated<ReferralOpened> opened) {
    Instant began = opened.fact().stamp().occurredAt();
    return copy.within(code, copy.self(), began)
        .map(due -> copy.own("measure:" + code, Kind.MEASURE, code, opened, due).begunAt(began))
        .map(owed -> done(owed, opened));
  }

  /** Counts when it was done, not when it was written down. */
  private Deadline done(Deadline owed, Stated<ReferralOpened> opened) {
    Deadline done =
        copy.later(opened).facts().stream()
            .filter(fact -> fact.stamp().node().equals(copy.self()))
            .filter(fact -> isDone(owed.measure(), fact.event()))
            .map(fact -> fact.stamp().occurredAt())
            .min(Instant::compareTo)
            .map(owed::answeredAt)
            .orElse(owed);
    return copy.unlessOver(done, opened);
  }

  private static boolean isDone(String measure, ReferralEvent event) {
    return switch (event) {
      case MeasureRecorded recorded -> recorded.measure().equals(measure);
      case TurnAccepted accepted -> measure.equals("M1.1");
      case ReflectionPeriodGranted granted -> measure.equals(REFLECTION);
      case IdentificationDecided decided -> measure.equals("M1.6");
      case ConsentGiven given -> measure.equals("M2.3");
      case ReferralEvent other -> false;
    };
  }

  /** Owed by the organisation that was asked, until it takes over or another is asked. */
  private Optional<Deadline> turn(Stated<TurnOffered> offered) {
    long number = copy.facts().all(TurnOffered.class).indexOf(offered) + 1L;
    return copy.within(TURN, copy.self(), Copy.recordedAt(offered))
        .map(due -> copy.own("turn:" + number, Kind.TURN, TURN, offered, due))
        .map(owed -> owed.onDeskOf(copy.desk(TURN, offered.event().to())))
        .map(owed -> answered(owed, offered));
  }

  private Deadline answered(Deadline owed, Stated<TurnOffered> offered) {
    Optional<Fact> next =
        copy.later(offered).facts().stream().filter(CaseDeadlines::movesTheTurn).findFirst();
    Deadline answered =
        next.map(
                fact ->
                    fact.event() instanceof TurnAccepted
                        ? owed.answeredAt(fact.stamp().recordedAt())
                        : owed.notOwedSince(fact.stamp().recordedAt()))
            .orElse(owed);
    return copy.unlessOver(answered, offered);
  }

  private static boolean movesTheTurn(Fact fact) {
    return fact.event() instanceof TurnAccepted
        || fact.event() instanceof TurnOffered
        || fact.event() instanceof ArrivalConfirmed;
  }

  /** A task for a request falls away with the request. */
  private Deadline task(Stated<TaskDelegated> delegated) {
    TaskDelegated task = delegated.event();
    Deadline made =
        copy.own(
            "task:" + task.taskId(),
            Kind.TASK,
            task.measure(),
            delegated,
            Due.stated(task.dueBy()));
    Deadline owed = made.onDeskOf(copy.desk(task.measure(), task.to()));
    Deadline returned =
        copy.later(delegated).all(TaskReturned.class).stream()
            .filter(done -> done.event().taskId().equals(task.taskId()))
            .findFirst()
            .map(done -> owed.answeredAt(Copy.recordedAt(done)))
            .orElse(owed);
    Deadline needed =
        copy.later(delegated).all(AnswerGiven.class).stream()
            .filter(answer -> answer.event().requestId().equals(task.requestId()))
            .findFirst()
            .map(answer -> returned.notOwedSince(Copy.recordedAt(answer)))
            .orElse(returned);
    return copy.unlessOver(needed, delegated);
  }
}
