package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.CaseCommand.ReturnTask;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.OrganisationId;
import trm.referral.Question;
import trm.referral.deadline.Delegation;
import trm.referral.file.Days;

/** SOP 2 inside a country: tasks from the centre to the province and on to the district. */
final class DelegationLaw {
  /** From the top down; a code that is not here is refused where codes are checked. */
  private static final List<String> LEVELS = List.of("CENTRE", "PROVINCE", "DISTRICT");

  private static final Set<String> FINDABLE = Set.of("DONE", "PARTLY_DONE");

  private DelegationLaw() {}

  static final List<Rule<Question<DelegateTask>>> DELEGATION =
      List.of(
          rule(
              "SOP2-DELEGATION-01",
              "What is delegated waits to be done at this node: another node's request, a task that the acting organisation was given, or a measure of the mechanism.",
              q -> delegation(q).measure().isPresent() && isOwnTask(q)),
          rule(
              "SOP2-DELEGATION-02",
              "A task is due in the future.",
              q -> q.command().dueBy().isAfter(q.situation().now())),
          rule(
              "SOP2-DELEGATION-03",
              "A task is due no later than what it is a part of.",
              q ->
                  delegation(q)
                      .parentDueAt()
                      .filter(due -> q.command().dueBy().isAfter(due))
                      .isEmpty()),
          rule(
              "SOP2-DELEGATION-04",
              "A task goes to another organisation, and a part of a task from the centre down to the province and the district.",
              q -> !q.command().to().equals(acting(q)) && isDownwards(q)),
          rule(
              "SOP2-DELEGATION-06",
              "A task goes to another organisation under a live consent that names it or this node while none excepts it, or for a child by law.",
              DelegationLaw::hasBasis));

  static final List<Rule<Question<ReturnTask>>> RETURN =
      List.of(
          rule(
              "SOP2-DELEGATION-05",
              "A task is given back once, by the organisation that was given it, while it waits to be done.",
              DelegationLaw::isOpenAndOwn),
          rule(
              "SOP2-DELEGATION-07",
              "A finding is given with a task that was done for another node's request, and each of its grounds is one of that finding.",
              DelegationLaw::isFoundForARequest));

  /** Who is given a task sees the case, as one does that is asked to take it over. */
  private static boolean hasBasis(Question<DelegateTask> q) {
    return q.referral().care().isPresumedChild(Days.of(q.situation().now()))
        || q.referral()
            .consents()
            .permitWorkBy(Sop2Assistance.here(q), q.command().to(), q.situation().now());
  }

  private static Delegation delegation(Question<DelegateTask> q) {
    return Delegation.of(q.command(), q.referral(), q.situation());
  }

  private static OrganisationId acting(Question<?> q) {
    return q.order().stamp().organisation();
  }

  private static boolean isOwnTask(Question<DelegateTask> q) {
    return delegation(q)
        .parent()
        .map(TaskDelegated::to)
        .filter(to -> !to.equals(acting(q)))
        .isEmpty();
  }

  private static boolean isDownwards(Question<DelegateTask> q) {
    int level = LEVELS.indexOf(q.command().level());
    return delegation(q)
        .parent()
        .map(TaskDelegated::level)
        .map(LEVELS::indexOf)
        .filter(above -> level >= 0 && level <= above)
        .isEmpty();
  }

  private static boolean isOpenAndOwn(Question<ReturnTask> q) {
    Optional<TaskDelegated> task = Delegation.task(q.command().taskId(), q.referral());
    return task.map(TaskDelegated::to).filter(acting(q)::equals).isPresent()
        && Delegation.isOpen(q.command().taskId(), q.referral(), q.situation());
  }

  private static boolean isFoundForARequest(Question<ReturnTask> q) {
    String finding = q.command().finding();
    if (finding == null) {
      return q.command().grounds().isEmpty();
    }
    boolean forARequest =
        Delegation.task(q.command().taskId(), q.referral())
            .map(TaskDelegated::requestId)
            .isPresent();
    return forARequest
        && FINDABLE.contains(q.command().outcome())
        && VerificationLaw.areOf(finding, q.command().grounds());
  }
}
