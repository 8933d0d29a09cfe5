package trm.referral.profile;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;
import trm.referral.measure.Measures;

/**
 * What a state says of one measure.
 *
 * @param applies whether the state has it
 * @param performers who carries it out; binds only where a law is named
 * @param classes of what may be told for it: those of the catalogue, or fewer
 * @param within by when it is done or answered; absent where nothing is due
 */
public record MeasureTerms(
    String code,
    Sourced<Boolean> applies,
    Sourced<Set<OrganisationKind>> performers,
    Sourced<Set<DisclosureClass>> classes,
    @Nullable Sourced<TimeLimit> within) {
  public MeasureTerms {
    Measures.of(code);
    performers = new Sourced<>(Set.copyOf(performers.value()), performers.source());
    classes = new Sourced<>(Set.copyOf(classes.value()), classes.source());
    if (performers.value().isEmpty()) {
      throw new IllegalArgumentException("Somebody performs the measure " + code + ".");
    }
  }

  /** The same measure, with or without the state's having it. */
  public MeasureTerms applying(Sourced<Boolean> other) {
    return new MeasureTerms(code, other, performers, classes, within);
  }

  /** The same measure, performed by others. */
  public MeasureTerms performedBy(Sourced<Set<OrganisationKind>> other) {
    return new MeasureTerms(code, applies, other, classes, within);
  }

  /** The same measure, telling others of these classes. */
  public MeasureTerms telling(Sourced<Set<DisclosureClass>> other) {
    return new MeasureTerms(code, applies, performers, other, within);
  }

  /** The same measure, due within another time. */
  public MeasureTerms dueWithin(@Nullable Sourced<TimeLimit> other) {
    return new MeasureTerms(code, applies, performers, classes, other);
  }
}
