package trm.referral.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;
import trm.referral.Retention;
import trm.referral.measure.Measures;
import trm.referral.profile.BilateralAgreement.Persons;

/**
 * What holds at one node: its country's profile and the agreements with other countries. An
 * agreement goes before the profile.
 *
 * @param copies how long broker and backups may still hold what was erased; the operator's word
 */
public record Provisions(
    CountryProfile profile, List<BilateralAgreement> agreements, Period copies) {
  private static final Period COPIES = Period.ofDays(35);

  public Provisions {
    agreements = List.copyOf(agreements);
  }

  /** Of a territory whose law says nothing and which has no agreement. */
  public static Provisions neutral(String territory) {
    return new Provisions(CountryProfile.neutral(territory), List.of(), COPIES);
  }

  /** Whether the measure exists here. A code that the mechanism does not have does not. */
  public boolean applies(String measure) {
    return Measures.find(measure).isPresent() && profile.terms(measure).applies().value();
  }

  /** Whether no law here gives the measure to others than organisations of this kind. */
  public boolean mayPerform(String measure, OrganisationKind kind) {
    return Measures.find(measure)
        .map(known -> profile.terms(known.code()).performers())
        .filter(performers -> performers.isBinding() && !performers.value().contains(kind))
        .isEmpty();
  }

  /** Whether organisations of this kind perform the measure here, by law or by default. */
  public boolean performs(String measure, OrganisationKind kind) {
    return profile.terms(measure).performers().value().contains(kind);
  }

  /** Of which classes something may be told for the measure. */
  public Set<DisclosureClass> classes(String measure) {
    return Measures.find(measure)
        .map(known -> profile.terms(known.code()).classes().value())
        .orElse(Set.of());
  }

  /**
   * When an answer under a measure is due that a node of another territory is asked for now.
   *
   * @return now where nothing is due
   */
  public Instant dueBy(String measure, @Nullable String peer, boolean child, Instant now) {
    return limit(measure, peer, child)
        .map(limit -> calendarWith(peer, child).after(now, limit.value()))
        .orElse(now);
  }

  /** The end of a limit that begins at a moment, on the working days of both countries. */
  public Instant after(Instant from, TimeLimit limit, @Nullable String peer, boolean child) {
    return calendarWith(peer, child).after(from, limit);
  }

  /** The time limit of a measure towards another territory. */
  public Optional<Sourced<TimeLimit>> limit(String measure, @Nullable String peer, boolean child) {
    return agreement(peer, child)
        .map(agreement -> agreement.limits().get(measure))
        .filter(Objects::nonNull)
        .or(() -> Optional.ofNullable(profile.terms(measure).within()));
  }

  private Optional<BilateralAgreement> agreement(@Nullable String peer, boolean child) {
    Persons persons = child ? Persons.CHILDREN : Persons.ADULTS;
    return peer == null
        ? Optional.empty()
        : agreements.stream()
            .filter(a -> a.persons() == persons && a.isBetween(profile.territory(), peer))
            .findFirst();
  }

  /** On which days a country works does not depend on the person: any agreement may say it. */
  private WorkingCalendar calendarWith(@Nullable String peer, boolean child) {
    WorkingCalendar own = profile.calendar().value();
    return peer == null
        ? own
        : Stream.concat(agreement(peer, child).stream(), agreements.stream())
            .filter(agreement -> agreement.isBetween(profile.territory(), peer))
            .flatMap(agreement -> agreement.calendar(peer).stream())
            .findFirst()
            .map(own::and)
            .orElse(own);
  }

  /** What a person is given to recover and decide. */
  public Sourced<Recovery> recovery(boolean child) {
    return child ? profile.children() : profile.adults();
  }

  /** The last day of a reflection period that starts on a day; empty where there is none. */
  public Optional<LocalDate> reflectionEnd(LocalDate start, boolean child) {
    return switch (recovery(child).value()) {
      case Recovery.ReflectionPeriod period -> Optional.of(after(start, period.length()));
      case Recovery.ProtectionMeasure measure -> Optional.empty();
    };
  }

  /** The last day of a length that begins on a day. */
  public LocalDate end(Term term, LocalDate from) {
    return after(from, profile.term(term).value());
  }

  /** The end of a length that begins at a moment. */
  public Instant end(Term term, Instant from) {
    return profile.calendar().value().after(from, profile.term(term).value());
  }

  /** From which day on the end of a travel document is warned of. */
  public LocalDate documentWarning(LocalDate validUntil) {
    return profile
        .calendar()
        .value()
        .before(validUntil, profile.term(Term.DOCUMENT_WARNING).value());
  }

  /** Whether a law limits the length, and this end lies beyond it. */
  public boolean isBeyond(Term term, LocalDate from, LocalDate end) {
    return profile.term(term).isBinding() && end.isAfter(end(term, from));
  }

  /** When the next follow-up after a day is due, for a return that ended on a day. */
  public Optional<LocalDate> nextFollowUp(
      LocalDate arrival, LocalDate after, @Nullable String peer, boolean child) {
    return followUps(peer, child).value().stream()
        .map(interval -> after(arrival, interval))
        .filter(due -> due.isAfter(after))
        .min(LocalDate::compareTo);
  }

  /**
   * The intervals of follow-up towards another territory. What no law gives in an agreement does
   * not go before what a law gives in the profile.
   */
  public Sourced<List<TimeLimit>> followUps(@Nullable String peer, boolean child) {
    Sourced<List<TimeLimit>> own = profile.followUps();
    return agreement(peer, child)
        .flatMap(agreement -> Optional.ofNullable(agreement.followUps()))
        .filter(agreed -> agreed.isBinding() || !own.isBinding())
        .orElse(own);
  }

  /** How long what is kept, counted in periods. */
  public Retention retention() {
    Function<Sourced<TimeLimit>, Period> period = limit -> period(limit.value());
    return new Retention(
        copies, period.apply(profile.proceedings()), period.apply(profile.assistance()));
  }

  private static Period period(TimeLimit limit) {
    return switch (limit.unit()) {
      case HOURS -> Period.ofDays(Math.ceilDiv(limit.length(), 24));
      case WORKING_DAYS, CALENDAR_DAYS -> Period.ofDays(limit.length());
      case MONTHS -> Period.ofMonths(limit.length());
      case YEARS -> Period.ofYears(limit.length());
    };
  }

  private LocalDate after(LocalDate from, TimeLimit limit) {
    return profile.calendar().value().after(from, limit);
  }
}
