package trm.node.copy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.schema.DisclosureClass;

/**
 * What stands on the person's own page. It has no name, no case reference and no name of a body:
 * whoever finds the page learns from it neither whose it is nor from which office it comes.
 *
 * @param preparedOn the day it was made
 * @param told every disclosure, the oldest first
 * @param contact how the person may be reached; absent while the person has not said
 */
public record OwnCopy(LocalDate preparedOn, List<Told> told, @Nullable SafeContact contact) {
  /** Copies the list. */
  public OwnCopy {
    told = List.copyOf(told);
  }

  /**
   * One disclosure.
   *
   * @param on the day on which it was told
   * @param operatorKind code of the list {@code operator-kinds}: what kind of body was told; empty
   *     when it is not known
   * @param territory ISO 3166-1 alpha-2 of that body; empty likewise
   * @param purpose code of the list {@code consent-purposes}
   * @param basis on what it rested
   */
  public record Told(
      LocalDate on,
      String operatorKind,
      String territory,
      List<DisclosureClass> classes,
      String purpose,
      Basis basis) {
    /** Copies the list. */
    public Told {
      classes = List.copyOf(classes);
    }
  }

  /** On what a disclosure rested, as the person is told it. */
  public enum Basis {
    CONSENT("basis.consent"),
    CHILD_PROTECTION("basis.child"),
    NOTIFICATION_DUTY("basis.duty"),
    DANGER("basis.danger");

    private final String key;

    Basis(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /**
   * How the person may be reached, in the person's own words.
   *
   * @param how such as a number, or through whom
   * @param when at which times
   * @param mayBeSaid what may be said to whoever answers
   */
  public record SafeContact(String how, String when, String mayBeSaid) {
    @Override
    public String toString() {
      return "[protected]";
    }
  }
}
