package trm.referral.profile;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;

/**
 * What one country or territory chose. Complete: what no law says is there as a neutral default.
 *
 * @param territory ISO 3166-1 alpha-2
 * @param order codes of measures, in the order in which the state works; those that are not named
 *     follow in that of the catalogue, and no law orders them
 * @param measures by code, all of the mechanism's
 * @param adults what adults are given to recover and decide; {@code children} may have another
 * @param followUps when a returned person is asked how she is, counted from the arrival
 * @param ladder on which an overdue matter climbs, lowest rung first
 * @param proceedings how long a court file is kept
 * @param assistance how long the file of a service that still helps the person is kept
 */
public record CountryProfile(
    String territory,
    Sourced<List<String>> order,
    Map<String, MeasureTerms> measures,
    Sourced<Recovery> adults,
    Sourced<Recovery> children,
    Sourced<Stages> identification,
    Sourced<WorkingCalendar> calendar,
    Map<Term, Sourced<TimeLimit>> terms,
    Sourced<List<TimeLimit>> followUps,
    Sourced<List<Rung>> ladder,
    Sourced<TimeLimit> proceedings,
    Sourced<TimeLimit> assistance) {

  /**
   * Checks that the profile is whole and removes no safeguard.
   *
   * @throws SafeguardRemovedException naming every safeguard that it would remove
   * @throws IllegalArgumentException with a sentence for whoever wrote it
   */
  public CountryProfile {
    measures = Map.copyOf(measures);
    terms = Map.copyOf(terms);
    order = new Sourced<>(List.copyOf(order.value()), order.source());
    followUps = new Sourced<>(List.copyOf(followUps.value()), followUps.source());
    ladder = new Sourced<>(List.copyOf(ladder.value()), ladder.source());
    Whole.require(territory, measures, order.value(), terms);
    Safeguards.require(
        new Safeguards.Choice(
            Whole.ordered(order.value()),
            measures,
            adults.value(),
            terms,
            followUps.value(),
            ladder.value()));
  }

  /** The profile of a territory whose law says nothing. */
  public static CountryProfile neutral(String territory) {
    return NeutralDefaults.profile(territory);
  }

  /** Every measure, in the order in which the state works. */
  public List<String> measuresInOrder() {
    return Whole.ordered(order.value());
  }

  /** What is said of a measure. */
  public MeasureTerms terms(String code) {
    return Objects.requireNonNull(measures.get(code), code);
  }

  /** How long something lasts. */
  public Sourced<TimeLimit> term(Term term) {
    return Objects.requireNonNull(terms.get(term), term.name());
  }

  /** The same profile with other terms of one measure. */
  public CountryProfile with(MeasureTerms other) {
    Map<String, MeasureTerms> changed = new LinkedHashMap<>(measures);
    changed.put(other.code(), other);
    return new CountryProfile(
        territory,
        order,
        changed,
        adults,
        children,
        identification,
        calendar,
        terms,
        followUps,
        ladder,
        proceedings,
        assistance);
  }

  /** The same profile with another length. */
  public CountryProfile with(Term term, Sourced<TimeLimit> length) {
    Map<Term, Sourced<TimeLimit>> changed = new EnumMap<>(Term.class);
    changed.putAll(terms);
    changed.put(term, length);
    return new CountryProfile(
        territory,
        order,
        measures,
        adults,
        children,
        identification,
        calendar,
        changed,
        followUps,
        ladder,
        proceedings,
        assistance);
  }

  /** Whether nothing is missing. */
  private static final class Whole {
    private Whole() {}

    static List<String> ordered(List<String> named) {
      Stream<String> rest =
          Measures.all().stream().map(Measure::code).filter(code -> !named.contains(code));
      return Stream.concat(named.stream(), rest).toList();
    }

    static void require(
        String territory,
        Map<String, MeasureTerms> measures,
        List<String> order,
        Map<Term, Sourced<TimeLimit>> terms) {
      List<String> codes = Measures.all().stream().map(Measure::code).toList();
      if (!territory.matches("[A-Z]{2}")) {
        throw new IllegalArgumentException("A territory is two capital letters of ISO 3166-1.");
      }
      if (!measures.keySet().containsAll(codes)
          || !codes.containsAll(order)
          || Set.copyOf(order).size() != order.size()) {
        throw new IllegalArgumentException(
            "A profile speaks of every measure of the mechanism, and orders none twice.");
      }
      if (terms.size() != Term.values().length) {
        throw new IllegalArgumentException("A profile states every length.");
      }
    }
  }
}
