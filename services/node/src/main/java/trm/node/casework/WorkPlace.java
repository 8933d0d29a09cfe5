package trm.node.casework;

import java.time.Instant;
import java.util.Comparator;
import trm.referral.CaseReference;
import trm.referral.DeadlineId;

/**
 * A place in the work list: by due time, then case, then deadline. It is made of the item itself
 * and not of its number in the list, so that a page that begins after it skips nothing and repeats
 * nothing, whatever was put in before it meanwhile.
 */
public record WorkPlace(Instant dueAt, CaseReference caseReference, DeadlineId deadline)
    implements Comparable<WorkPlace> {
  private static final Comparator<WorkPlace> ORDER =
      Comparator.comparing(WorkPlace::dueAt)
          .thenComparing(place -> place.caseReference().value())
          .thenComparing(place -> place.deadline().value());

  @Override
  public int compareTo(WorkPlace other) {
    return ORDER.compare(this, other);
  }
}
