package trm.referral.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {
  private static final WorkingCalendar NEW_YEAR =
      new WorkingCalendar(
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          Set.of(LocalDate.parse("2027-01-04")),
          Set.of(MonthDay.of(1, 1), MonthDay.of(12, 31)));

  @Test
  void holidaysOfEveryYearAreCountedInEveryYear() {
    assertThat(NEW_YEAR.isWorking(LocalDate.parse("2027-01-01"))).isFalse();
    assertThat(NEW_YEAR.isWorking(LocalDate.parse("2031-01-01"))).isFalse();
    assertThat(NEW_YEAR.isWorking(LocalDate.parse("2028-01-04"))).isTrue();
    assertThat(NEW_YEAR.after(LocalDate.parse("2026-12-30"), TimeLimit.of("1 working day")))
        .as("the last day of the year, the first, a weekend, and a Monday of that year alone")
        .isEqualTo(LocalDate.parse("2027-01-05"));
    assertThat(NEW_YEAR.before(LocalDate.parse("2027-01-05"), TimeLimit.of("1 working day")))
        .isEqualTo(LocalDate.parse("2026-12-30"));
  }

  @Test
  void theHolidaysOfBothCountriesCountTogether() {
    WorkingCalendar national =
        new WorkingCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of(MonthDay.of(1, 5)));

    assertThat(
            NEW_YEAR
                .and(national)
                .after(LocalDate.parse("2026-12-30"), TimeLimit.of("1 working day")))
        .isEqualTo(LocalDate.parse("2027-01-06"));
  }

  private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");
  private static final WorkingCalendar USUAL =
      new WorkingCalendar(
          EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(FRIDAY.plusDays(3)));
  private static final WorkingCalendar OTHER =
      new WorkingCalendar(EnumSet.of(DayOfWeek.FRIDAY), Set.of());

  @ParameterizedTest
  @CsvSource({
    "1 working day, 2026-03-10",
    "3 working days, 2026-03-12",
    "1 calendar day, 2026-03-07",
    "1 month, 2026-04-06",
    "1 year, 2027-03-06",
    "25 hours, 2026-03-08"
  })
  void countsFromAFridayBeforeAHolidayOnMonday(String limit, LocalDate end) {
    assertThat(USUAL.after(FRIDAY, TimeLimit.of(limit))).isEqualTo(end);
  }

  @Test
  void keepsTheTimeOfTheDayAndCountsHoursExactly() {
    Instant now = Instant.parse("2026-03-06T15:30:00Z");

    assertThat(USUAL.after(now, TimeLimit.of("1 working day")))
        .isEqualTo(Instant.parse("2026-03-10T15:30:00Z"));
    assertThat(USUAL.after(now, TimeLimit.of("24 hours")))
        .isEqualTo(Instant.parse("2026-03-07T15:30:00Z"));
  }

  @Test
  void twoCountriesWorkOnlyWhenBothDo() {
    assertThat(USUAL.and(OTHER).after(FRIDAY, TimeLimit.of("4 working days")))
        .as(
            "Tuesday, Wednesday, Thursday, then Tuesday no: Friday to Sunday are somebody's weekend")
        .isEqualTo(LocalDate.parse("2026-03-16"));
  }

  @Test
  void aWeekHasAWorkingDay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkingCalendar(EnumSet.allOf(DayOfWeek.class), Set.of()));
  }

  @Test
  void countriesThatShareNoWorkingDayStillReachAnEnd() {
    EnumSet<DayOfWeek> others = EnumSet.complementOf(EnumSet.copyOf(USUAL.weekend()));

    assertThat(USUAL.and(new WorkingCalendar(others, Set.of())).weekend())
        .isEqualTo(USUAL.weekend());
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "days", "0 hours", "-1 hours", "15 moons", "1  year", ""})
  void aLimitThatIsNoneIsRefusedWithASentence(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeLimit.of(text))
        .withMessageStartingWith("A time limit");
  }

  @Test
  void aLimitReadsAsItIsWritten() {
    assertThat(Arrays.stream(TimeLimit.Unit.values()).map(unit -> new TimeLimit(2, unit)))
        .allSatisfy(limit -> assertThat(TimeLimit.of(limit.toString())).isEqualTo(limit));
    assertThat(TimeLimit.of("1 month")).hasToString("1 month");
  }
}
