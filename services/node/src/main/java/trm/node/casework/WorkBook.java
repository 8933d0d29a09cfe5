package trm.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import trm.referral.CaseReference;

/**
 * What is owed in the cases of this node, made from their facts and kept beside them, so that lists
 * and the look for what is due read an index and no case. Every method takes part in the open unit
 * of work.
 */
public interface WorkBook {

  /**
   * Replaces what is owed in each of these cases. Called in the unit of work that changed them,
   * under their locks.
   *
   * @param basis what the items were made by: the law and the provisions
   */
  void put(String basis, Map<CaseReference, List<WorkItem>> items);

  /** One page of somebody's work, the first due first. */
  List<WorkItem> find(WorkQuestion question);

  /** Cases in which a rung of the ladder is due, the one that waits longest first. */
  List<CaseReference> withRungsDue(Instant now, int max);

  /** Cases whose work was never made, or by something else than this. */
  List<CaseReference> notMadeBy(String basis, int max);

  /** How many items are overdue, by measure; measures without any are absent. */
  Map<String, Long> overdue(Instant now);
}
