package trm.node.casework;

import org.jspecify.annotations.Nullable;

/** Whether a case concerns an officer. What does not is unknown to the officer, not forbidden. */
final class Visibility {
  private Visibility() {}

  static boolean isVisible(@Nullable CaseLine line, Officer officer) {
    return line != null
        && (officer.seesEveryCase() || line.organisations().contains(officer.organisation()));
  }
}
