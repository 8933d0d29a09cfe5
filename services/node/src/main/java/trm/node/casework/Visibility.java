package trm.node.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.Fact;
import trm.referral.LocalEvent.CaseLinked;

/** Whether a case concerns an officer. What does not is unknown to the officer, not forbidden. */
final class Visibility {
  private Visibility() {}

  static boolean isVisible(@Nullable CaseLine line, Officer officer) {
    return line != null
        && (officer.seesEveryCase() || line.organisations().contains(officer.organisation()));
  }

  /** What an officer may read of a file that concerns him: links are the linking organisation's. */
  static List<Fact> readable(List<Fact> facts, Officer officer) {
    return facts.stream().filter(fact -> isReadable(fact, officer)).toList();
  }

  private static boolean isReadable(Fact fact, Officer officer) {
    return !(fact.event() instanceof CaseLinked)
        || fact.stamp().organisation().equals(officer.organisation());
  }

  /** A case of another organisation answers like one that does not exist, to everybody. */
  static boolean mayLink(@Nullable CaseLine other, CaseOrder order) {
    return other != null
        && other.organisations().contains(order.by().organisation())
        && !other.caseReference().equals(order.caseReference());
  }
}
