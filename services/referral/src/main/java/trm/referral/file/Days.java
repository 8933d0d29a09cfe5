package trm.referral.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days in the one calendar that all nodes share, UTC, so that two nodes never differ on a date. */
public final class Days {
  private Days() {}

  /** The day of a moment. */
  public static LocalDate of(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
