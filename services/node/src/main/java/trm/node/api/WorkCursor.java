package trm.node.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkPlace;
import trm.referral.CaseReference;
import trm.referral.DeadlineId;

/** The place of the last item of a page of work. */
final class WorkCursor {
  private WorkCursor() {}

  static String after(WorkItem item) {
    return Cursor.of(
        item.dueAt().toString(), item.caseReference().value(), item.deadline().value());
  }

  /**
   * Reads one.
   *
   * @throws ProblemException when it is none
   */
  static WorkPlace read(String cursor) {
    List<String> parts = Cursor.parts(cursor);
    try {
      return new WorkPlace(
          Instant.parse(parts.getFirst()),
          new CaseReference(parts.get(1)),
          new DeadlineId(parts.get(2)));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw Cursor.malformed();
    }
  }
}
