package trm.referral.deadline;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.DeadlineId;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.Referral;
import trm.referral.RequestId;
import trm.referral.Situation;
import trm.referral.TaskId;
import trm.referral.file.FactList.Stated;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;

/**
 * What a task inside the country is a part of: another task, else another node's request, else what
 * is owed under a measure.
 */
public record Delegation(DelegateTask command, Referral referral, Deadlines deadlines) {

  /** What an order to delegate would be a part of. */
  public static Delegation of(DelegateTask command, Referral referral, Situation situation) {
    return new Delegation(
        command, referral, Deadlines.of(referral, situation.provisions(), situation.directory()));
  }

  /** The measure that is delegated; empty where nothing waits to be done. */
  public Optional<String> measure() {
    if (command.parent() != null) {
      return open(command.parent()).map(Deadline::measure);
    }
    if (command.requestId() != null) {
      return asked(command.requestId()).map(Deadline::measure);
    }
    return Optional.ofNullable(command.measure()).flatMap(Measures::find).map(Measure::code);
  }

  /** The request that it is done for, which a part of a task inherits. */
  public @Nullable RequestId requestId() {
    return parent().map(TaskDelegated::requestId).orElse(command.requestId());
  }

  /** The task that it is a part of. */
  public Optional<TaskDelegated> parent() {
    return command.parent() == null ? Optional.empty() : task(command.parent(), referral);
  }

  /** When that is due of which it is a part; empty where nothing is. */
  public Optional<Instant> parentDueAt() {
    if (command.parent() != null) {
      return open(command.parent()).map(Deadline::dueAt);
    }
    if (command.requestId() != null) {
      return asked(command.requestId()).map(Deadline::dueAt);
    }
    return deadlines.owed().stream()
        .filter(owed -> owed.kind() != Kind.TASK && owed.owedBy().equals(referral.self()))
        .filter(owed -> owed.measure().equals(command.measure()))
        .map(Deadline::dueAt)
        .findFirst();
  }

  private Optional<Deadline> open(TaskId task) {
    return deadlines.find(new DeadlineId("task:" + task)).filter(Deadline::isOwed);
  }

  private Optional<Deadline> asked(RequestId request) {
    return deadlines.owedUnder(request).filter(owed -> owed.owedBy().equals(referral.self()));
  }

  /** A task of a case, open or not. */
  public static Optional<TaskDelegated> task(TaskId id, Referral referral) {
    return referral.care().facts().all(TaskDelegated.class).stream()
        .map(Stated::event)
        .filter(task -> task.taskId().equals(id))
        .findFirst();
  }

  /** Whether a task waits to be given back. */
  public static boolean isOpen(TaskId id, Referral referral, Situation situation) {
    return Deadlines.of(referral, situation.provisions(), situation.directory())
        .find(new DeadlineId("task:" + id))
        .filter(Deadline::isOwed)
        .isPresent();
  }
}
