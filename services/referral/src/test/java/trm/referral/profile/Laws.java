package trm.referral.profile;

import java.util.List;
import java.util.Set;
import trm.referral.OrganisationKind;

/** Invented profiles; where one is like a country's law, the sources of the domain say so. */
public final class Laws {
  /** An invented source. */
  public static final String LAW = "invented law, article 1";

  private static final CountryProfile NEUTRAL = CountryProfile.neutral("MO");

  private Laws() {}

  public static CountryProfile without(String measure) {
    return NEUTRAL.with(NEUTRAL.terms(measure).applying(new Sourced<>(false, LAW)));
  }

  public static CountryProfile performedBy(String measure, Set<OrganisationKind> kinds) {
    return NEUTRAL.with(NEUTRAL.terms(measure).performedBy(new Sourced<>(kinds, LAW)));
  }

  public static CountryProfile limiting(Term term, String limit) {
    return NEUTRAL.with(term, new Sourced<>(TimeLimit.of(limit), LAW));
  }

  public static CountryProfile due(String measure, String limit) {
    return NEUTRAL.with(NEUTRAL.terms(measure).dueWithin(new Sourced<>(TimeLimit.of(limit), LAW)));
  }

  /** Thirty days for adults by law, and for children a protection measure in their place. */
  public static CountryProfile likeBulgaria() {
    return recovering(
        new Sourced<>(new Recovery.ReflectionPeriod(TimeLimit.of("30 calendar days")), LAW),
        new Sourced<>(new Recovery.ProtectionMeasure(), LAW),
        NEUTRAL.identification());
  }

  public static CountryProfile followingUp(String... intervals) {
    return new CountryProfile(
        NEUTRAL.territory(),
        NEUTRAL.order(),
        NEUTRAL.measures(),
        NEUTRAL.adults(),
        NEUTRAL.children(),
        NEUTRAL.identification(),
        NEUTRAL.calendar(),
        NEUTRAL.terms(),
        new Sourced<>(List.of(intervals).stream().map(TimeLimit::of).toList(), LAW),
        NEUTRAL.ladder(),
        NEUTRAL.proceedings(),
        NEUTRAL.assistance());
  }

  /** Measures that a law has carried out in this order. */
  public static CountryProfile ordering(String... codes) {
    return ordering(new Sourced<>(List.of(codes), LAW));
  }

  public static CountryProfile ordering(Sourced<List<String>> order) {
    return new CountryProfile(
        NEUTRAL.territory(),
        order,
        NEUTRAL.measures(),
        NEUTRAL.adults(),
        NEUTRAL.children(),
        NEUTRAL.identification(),
        NEUTRAL.calendar(),
        NEUTRAL.terms(),
        NEUTRAL.followUps(),
        NEUTRAL.ladder(),
        NEUTRAL.proceedings(),
        NEUTRAL.assistance());
  }

  public static CountryProfile inTwoStages() {
    return recovering(NEUTRAL.adults(), NEUTRAL.children(), new Sourced<>(Stages.TWO, LAW));
  }

  public static CountryProfile recovering(
      Sourced<Recovery> adults, Sourced<Recovery> children, Sourced<Stages> stages) {
    return new CountryProfile(
        NEUTRAL.territory(),
        NEUTRAL.order(),
        NEUTRAL.measures(),
        adults,
        children,
        stages,
        NEUTRAL.calendar(),
        NEUTRAL.terms(),
        NEUTRAL.followUps(),
        NEUTRAL.ladder(),
        NEUTRAL.proceedings(),
        NEUTRAL.assistance());
  }

  /** Nothing but how long files are kept, and that as a neutral default. */
  public static CountryProfile keeping(String proceedings, String assistance) {
    return new CountryProfile(
        NEUTRAL.territory(),
        NEUTRAL.order(),
        NEUTRAL.measures(),
        NEUTRAL.adults(),
        NEUTRAL.children(),
        NEUTRAL.identification(),
        NEUTRAL.calendar(),
        NEUTRAL.terms(),
        NEUTRAL.followUps(),
        NEUTRAL.ladder(),
        Sourced.neutral(TimeLimit.of(proceedings)),
        Sourced.neutral(TimeLimit.of(assistance)));
  }
}
