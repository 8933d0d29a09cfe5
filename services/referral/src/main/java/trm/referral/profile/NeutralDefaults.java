package trm.referral.profile;

import static trm.referral.profile.Sourced.neutral;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import trm.referral.OrganisationKind;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;

/**
 * What stands where no law says anything. None of these numbers is law; each says so. They follow
 * the practice that the sources tell of, and every one of them is for a state to replace.
 */
final class NeutralDefaults {
  private static final Map<String, String> LIMITS =
      Map.ofEntries(
          Map.entry("M1.1", "2 working days"),
          Map.entry("M1.2", "24 hours"),
          Map.entry("M2.5", "3 working days"),
          Map.entry("M2.7", "3 working days"),
          Map.entry("M4.2", "15 calendar days"),
          Map.entry("M4.3", "15 calendar days"),
          Map.entry("M4.4", "15 calendar days"),
          Map.entry("M4.5", "30 calendar days"),
          Map.entry("M4.6", "30 calendar days"),
          Map.entry("M4.7", "10 calendar days"),
          Map.entry("M4.9", "3 working days"),
          Map.entry("M4.10", "3 working days"),
          Map.entry("M4.11", "24 hours"),
          Map.entry("M4.12", "1 month"),
          Map.entry("M4.13", "3 calendar days"));

  private static final Map<Term, String> TERMS =
      Map.of(
          Term.CONSENT_VALIDITY, "1 year",
          Term.ASSESSMENT_VALIDITY, "3 months",
          Term.HOLD_REVIEW, "30 calendar days",
          Term.ARRIVAL_NOTICE, "3 calendar days",
          Term.DOCUMENT_WARNING, "14 calendar days",
          Term.COMPENSATION_CLAIM, "1 year");

  private NeutralDefaults() {}

  static CountryProfile profile(String territory) {
    Recovery reflection = new Recovery.ReflectionPeriod(TimeLimit.of("30 calendar days"));
    return new CountryProfile(
        territory,
        neutral(Measures.all().stream().map(Measure::code).toList()),
        measures(),
        neutral(reflection),
        neutral(reflection),
        neutral(Stages.ONE),
        neutral(new WorkingCalendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of())),
        terms(),
        neutral(limits("7 calendar days", "1 month", "3 months", "6 months", "1 year")),
        neutral(ladder()),
        neutral(TimeLimit.of("10 years")),
        neutral(TimeLimit.of("5 years")));
  }

  private static List<TimeLimit> limits(String... texts) {
    return List.of(texts).stream().map(TimeLimit::of).toList();
  }

  private static Map<String, MeasureTerms> measures() {
    Map<String, MeasureTerms> terms = new LinkedHashMap<>();
    Measures.all().forEach(measure -> terms.put(measure.code(), terms(measure)));
    return terms;
  }

  private static MeasureTerms terms(Measure measure) {
    String limit = LIMITS.get(measure.code());
    Set<OrganisationKind> performers =
        measure.who().values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    return new MeasureTerms(
        measure.code(),
        neutral(true),
        neutral(performers),
        neutral(measure.classes()),
        limit == null ? null : neutral(TimeLimit.of(limit)));
  }

  private static Map<Term, Sourced<TimeLimit>> terms() {
    Map<Term, Sourced<TimeLimit>> terms = new EnumMap<>(Term.class);
    TERMS.forEach((term, text) -> terms.put(term, neutral(TimeLimit.of(text))));
    return terms;
  }

  private static List<Rung> ladder() {
    return List.of(
        new Rung(Rung.Who.OFFICER, TimeLimit.of("1 working day")),
        new Rung(Rung.Who.SUPERVISOR, TimeLimit.of("3 working days")),
        new Rung(Rung.Who.NATIONAL_COORDINATOR, TimeLimit.of("7 working days")),
        new Rung(Rung.Who.FOCAL_POINT_ALTERNATE, TimeLimit.of("10 working days")));
  }
}
