package trm.referral.profile;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The days on which a country works. Days are those of UTC, like every other day of the law, so
 * that two nodes never differ on a date.
 *
 * @param holidays of one year each, as the gazette names them
 * @param everyYear holidays that are on the same day of every year
 */
public record WorkingCalendar(
    Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<MonthDay> everyYear) {
  /** Work is left on two days in three, so that every count of working days ends. */
  private static final int EVERY_YEAR_MAX = 120;

  public WorkingCalendar {
    weekend = Set.copyOf(weekend);
    holidays = Set.copyOf(holidays);
    everyYear = Set.copyOf(everyYear);
    if (weekend.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("A week has at least one working day.");
    }
    if (everyYear.size() > EVERY_YEAR_MAX) {
      throw new IllegalArgumentException(
          "A year has at most " + EVERY_YEAR_MAX + " holidays of every year.");
    }
  }

  /** A country whose holidays are named for each year anew. */
  public WorkingCalendar(Set<DayOfWeek> weekend, Set<LocalDate> holidays) {
    this(weekend, holidays, Set.of());
  }

  /** Whether the country works on this day. */
  public boolean isWorking(LocalDate day) {
    return !weekend.contains(day.getDayOfWeek())
        && !holidays.contains(day)
        && !everyYear.contains(MonthDay.from(day));
  }

  /**
   * The days on which both countries work. Countries that share no working day, or hardly any, keep
   * the first's.
   */
  public WorkingCalendar and(WorkingCalendar other) {
    EnumSet<DayOfWeek> either = EnumSet.noneOf(DayOfWeek.class);
    either.addAll(weekend);
    either.addAll(other.weekend);
    Set<LocalDate> days = new TreeSet<>(holidays);
    days.addAll(other.holidays);
    boolean none = either.size() == DayOfWeek.values().length;
    return new WorkingCalendar(none ? weekend : either, days, bothEveryYear(other));
  }

  private Set<MonthDay> bothEveryYear(WorkingCalendar other) {
    Set<MonthDay> days = new TreeSet<>(everyYear);
    days.addAll(other.everyYear);
    return days.size() > EVERY_YEAR_MAX ? everyYear : days;
  }

  /** The end of a limit that begins now. */
  public Instant after(Instant now, TimeLimit limit) {
    if (limit.unit() == TimeLimit.Unit.HOURS) {
      return now.plus(Duration.ofHours(limit.length()));
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Duration ofTheDay = Duration.between(today.atStartOfDay(ZoneOffset.UTC).toInstant(), now);
    return after(today, limit).atStartOfDay(ZoneOffset.UTC).toInstant().plus(ofTheDay);
  }

  /** The last day of a limit that begins on a day; hours are begun days of 24. */
  public LocalDate after(LocalDate day, TimeLimit limit) {
    return switch (limit.unit()) {
      case HOURS -> day.plusDays(Math.ceilDiv(limit.length(), 24));
      case WORKING_DAYS -> afterWorkingDays(day, limit.length());
      case CALENDAR_DAYS -> day.plusDays(limit.length());
      case MONTHS -> day.plusMonths(limit.length());
      case YEARS -> day.plusYears(limit.length());
    };
  }

  /** The day from which on less than a limit is left before a day; hours are begun days of 24. */
  public LocalDate before(LocalDate day, TimeLimit limit) {
    return switch (limit.unit()) {
      case HOURS -> day.minusDays(Math.ceilDiv(limit.length(), 24));
      case WORKING_DAYS -> beforeWorkingDays(day, limit.length());
      case CALENDAR_DAYS -> day.minusDays(limit.length());
      case MONTHS -> day.minusMonths(limit.length());
      case YEARS -> day.minusYears(limit.length());
    };
  }

  private LocalDate beforeWorkingDays(LocalDate day, int count) {
    LocalDate reached = day;
    int left = count;
    while (left > 0) {
      reached = reached.minusDays(1);
      left -= isWorking(reached) ? 1 : 0;
    }
    return reached;
  }

  private LocalDate afterWorkingDays(LocalDate day, int count) {
    LocalDate reached = day;
    int left = count;
    while (left > 0) {
      reached = reached.plusDays(1);
      left -= isWorking(reached) ? 1 : 0;
    }
    return reached;
  }
}
