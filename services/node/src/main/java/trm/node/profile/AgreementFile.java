package trm.node.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.node.profile.CountryFile.CalendarLine;
import trm.node.profile.Line.Length;
import trm.node.profile.Line.Lengths;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.BilateralAgreement.Interval;
import trm.referral.profile.BilateralAgreement.Persons;
import trm.referral.profile.Sourced;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;

/** A bilateral agreement as its file is written. */
record AgreementFile(
    @Nullable String id,
    @Nullable Set<String> territories,
    @Nullable Persons persons,
    @Nullable String source,
    @Nullable Map<String, Length> limits,
    @Nullable Map<Interval, Length> intervals,
    @Nullable Map<String, CalendarLine> calendars,
    @Nullable Lengths followUps) {

  /** The agreement. */
  BilateralAgreement read() {
    if (id == null || territories == null || persons == null || source == null) {
      throw new IllegalArgumentException(
          "An agreement names its \"id\", \"territories\", \"persons\" and \"source\".");
    }
    return new BilateralAgreement(
        id,
        territories,
        persons,
        source,
        read(limits),
        read(intervals),
        calendarsRead(),
        followUps == null ? null : followUps.read());
  }

  private static <K> Map<K, Sourced<TimeLimit>> read(@Nullable Map<K, Length> lines) {
    Map<K, Sourced<TimeLimit>> read = new HashMap<>();
    if (lines != null) {
      lines.forEach((key, line) -> read.put(key, line.read()));
    }
    return read;
  }

  private Map<String, Sourced<WorkingCalendar>> calendarsRead() {
    Map<String, Sourced<WorkingCalendar>> read = new HashMap<>();
    if (calendars != null) {
      calendars.forEach((territory, line) -> read.put(territory, line.read()));
    }
    return read;
  }
}
