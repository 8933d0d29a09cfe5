package trm.node.partner;

import java.util.List;
import trm.referral.CaseReference;
import trm.referral.HoldId;
import trm.referral.TaskId;

/**
 * What only one organisation of this node can answer now; nothing personal.
 *
 * @param inHand the cases that it has in hand
 * @param tasks the tasks that it was given and has not given back
 * @param holds the holds that nobody but it may release
 * @param offered the cases that it was asked to take over
 * @param undelivered what its webhooks have not been told yet
 */
public record Holdings(
    List<InHand> inHand,
    List<Task> tasks,
    List<Hold> holds,
    List<CaseReference> offered,
    long undelivered) {
  public Holdings {
    inHand = List.copyOf(inHand);
    tasks = List.copyOf(tasks);
    holds = List.copyOf(holds);
    offered = List.copyOf(offered);
  }

  /**
   * A case in hand.
   *
   * @param askedFor whether the organisation that is to follow was asked to take it over
   */
  public record InHand(
      CaseReference caseReference, long version, long epoch, long turn, boolean askedFor) {}

  /** A task, with where its case stands. */
  public record Task(
      CaseReference caseReference, long version, long epoch, long turn, TaskId task) {}

  /**
   * A hold, with where its case stands.
   *
   * @param followed whether the organisation that is to follow has placed one of its own there
   */
  public record Hold(
      CaseReference caseReference,
      long version,
      long epoch,
      long turn,
      HoldId hold,
      boolean followed) {}

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return inHand.isEmpty()
        && tasks.isEmpty()
        && holds.isEmpty()
        && offered.isEmpty()
        && undelivered == 0;
  }
}
