package trm.node.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trm.referral.Guarded;
import trm.referral.Identity;
import trm.referral.Profile;

/** What became of an intake file. */
public sealed interface IntakeReading {
  /**
   * The file was understood, to its last field.
   *
   * @param profile without a date of birth or a gender, what is not known is named so, and the
   *     person is presumed to be a child
   * @param identity absent when the file gives no name; none is needed to ask for help
   * @param fields every field as text, several codes joined by a comma and a blank
   */
  record Understood(Profile profile, @Nullable Identity identity, Map<String, String> fields)
      implements IntakeReading {
    @Override
    public String toString() {
      return Guarded.PROTECTED;
    }
  }

  /** Every fault that was found, in the order of the file. */
  record NotUnderstood(List<FieldFault> faults) implements IntakeReading {}
}
