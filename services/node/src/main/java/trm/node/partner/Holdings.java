package trm.node.partner;

import java.util.List;
import trm.referral.CaseReference;
import trm.referral.TaskId;

/**
 * What only one organisation of this node can answer now; nothing personal.
 *
 * @param inHand the cases that it has in hand
 * @param tasks the tasks that it was given and has not given back
 * @param offered the cases that it was asked to take over
 * @param undelivered what its webhooks have not been told yet
 */
public record Holdings(
    List<InHand> inHand, List<Task> tasks, List<CaseReference> offered, long undelivered) {
  public Holdings {
    inHand = List.copyOf(inHand);
    tasks = List.copyOf(tasks);
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

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return inHand.isEmpty() && tasks.isEmpty() && offered.isEmpty() && undelivered == 0;
  }
}
