package trm.node.profile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trm.node.profile.Line.Applies;
import trm.node.profile.Line.Classes;
import trm.node.profile.Line.Length;
import trm.node.profile.Line.Lengths;
import trm.node.profile.Line.Order;
import trm.node.profile.Line.Performers;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.MeasureTerms;
import trm.referral.profile.Recovery;
import trm.referral.profile.Rung;
import trm.referral.profile.Sourced;
import trm.referral.profile.Stages;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;

/** A country profile as its file is written; every part may be left out. */
record CountryFile(
    @Nullable String territory,
    @Nullable Order order,
    @Nullable Map<String, MeasureLine> measures,
    @Nullable Reflection reflection,
    @Nullable Identification identification,
    @Nullable CalendarLine calendar,
    @Nullable Map<Term, Length> lengths,
    @Nullable Lengths followUps,
    @Nullable Escalation escalation,
    @Nullable Retained retention) {

  record MeasureLine(
      @Nullable Applies applies,
      @Nullable Performers performers,
      @Nullable Classes tells,
      @Nullable Length within) {
    MeasureTerms over(MeasureTerms usual) {
      MeasureTerms terms = applies == null ? usual : usual.applying(applies.read());
      terms = performers == null ? terms : terms.performedBy(performers.read());
      terms = tells == null ? terms : terms.telling(tells.read());
      return within == null ? terms : terms.dueWithin(within.read());
    }
  }

  record Reflection(@Nullable RecoveryLine adults, @Nullable RecoveryLine children) {}

  record RecoveryLine(
      @Nullable String period, @Nullable Boolean protectionMeasure, @Nullable String source)
      implements Line {
    Sourced<Recovery> read() {
      if (Boolean.TRUE.equals(protectionMeasure) && period == null) {
        return of(protectionMeasure, "protectionMeasure", _ -> new Recovery.ProtectionMeasure());
      }
      return of(period, "period", text -> new Recovery.ReflectionPeriod(TimeLimit.of(text)));
    }
  }

  record Identification(@Nullable Stages stages, @Nullable String source) implements Line {
    Sourced<Stages> read() {
      return of(stages, "stages", Function.identity());
    }
  }

  /**
   * When a country does not work.
   *
   * @param everyYear holidays on the same day of every year, written {@code 12-25}
   */
  record CalendarLine(
      @Nullable Set<DayOfWeek> weekend,
      @Nullable Set<LocalDate> holidays,
      @Nullable Set<String> everyYear,
      @Nullable String source)
      implements Line {
    Sourced<WorkingCalendar> read() {
      Set<LocalDate> days = holidays == null ? Set.of() : holidays;
      Set<MonthDay> yearly =
          everyYear == null
              ? Set.of()
              : everyYear.stream().map(CalendarLine::day).collect(Collectors.toSet());
      return of(weekend, "weekend", off -> new WorkingCalendar(off, days, yearly));
    }

    private static MonthDay day(String text) {
      try {
        return MonthDay.parse("--" + text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "A day of every year reads like \"12-25\", not \"" + text + "\".", e);
      }
    }
  }

  record RungLine(Rung.Who who, String after) {
    Rung read() {
      return new Rung(who, TimeLimit.of(after));
    }
  }

  record Escalation(@Nullable List<RungLine> ladder, @Nullable String source) implements Line {
    Sourced<List<Rung>> read() {
      return of(ladder, "ladder", rungs -> rungs.stream().map(RungLine::read).toList());
    }
  }

  record Retained(@Nullable Length proceedings, @Nullable Length assistance) {}

  /** The profile: what the file says, and neutral defaults for the rest. */
  CountryProfile read() {
    if (territory == null) {
      throw new IllegalArgumentException("A profile names its \"territory\".");
    }
    CountryProfile usual = CountryProfile.neutral(territory);
    return new CountryProfile(
        territory,
        order == null ? usual.order() : order.read(),
        measuresOver(usual),
        recovery(reflection == null ? null : reflection.adults(), usual.adults()),
        recovery(reflection == null ? null : reflection.children(), usual.children()),
        identification == null ? usual.identification() : identification.read(),
        calendar == null ? usual.calendar() : calendar.read(),
        lengthsOver(usual),
        followUps == null ? usual.followUps() : followUps.read(),
        escalation == null ? usual.ladder() : escalation.read(),
        length(retention == null ? null : retention.proceedings(), usual.proceedings()),
        length(retention == null ? null : retention.assistance(), usual.assistance()));
  }

  private Map<String, MeasureTerms> measuresOver(CountryProfile usual) {
    Map<String, MeasureTerms> terms = new HashMap<>(usual.measures());
    if (measures != null) {
      measures.forEach((code, line) -> terms.put(code, line.over(known(code, usual))));
    }
    return terms;
  }

  private static MeasureTerms known(String code, CountryProfile usual) {
    MeasureTerms terms = usual.measures().get(code);
    if (terms == null) {
      throw new IllegalArgumentException(code + " is no measure's code.");
    }
    return terms;
  }

  private Map<Term, Sourced<TimeLimit>> lengthsOver(CountryProfile usual) {
    Map<Term, Sourced<TimeLimit>> terms = new EnumMap<>(usual.terms());
    if (lengths != null) {
      lengths.forEach((term, line) -> terms.put(term, line.read()));
    }
    return terms;
  }

  private static Sourced<Recovery> recovery(@Nullable RecoveryLine line, Sourced<Recovery> usual) {
    return line == null ? usual : line.read();
  }

  private static Sourced<TimeLimit> length(@Nullable Length line, Sourced<TimeLimit> usual) {
    return line == null ? usual : line.read();
  }
}
