package trm.referral.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as laws state it, written {@code 15 working days}; never zero or negative. */
public record TimeLimit(int length, Unit unit) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4}) ([a-z ]+)");

  /** What a limit is counted in. */
  public enum Unit {
    HOURS,
    WORKING_DAYS,
    CALENDAR_DAYS,
    MONTHS,
    YEARS;

    String words() {
      return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private boolean reads(String words) {
      String plural = words.endsWith("s") ? words : words + "s";
      return words().equals(plural);
    }
  }

  public TimeLimit {
    if (length < 1) {
      throw new IllegalArgumentException(
          "A time limit is longer than nothing, not " + length + ".");
    }
  }

  /**
   * Reads {@code 15 working days}, {@code 1 year}.
   *
   * @throws IllegalArgumentException with a sentence for whoever wrote it
   */
  public static TimeLimit of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw unreadable(text);
    }
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.reads(form.group(2)))
        .map(unit -> new TimeLimit(Integer.parseInt(form.group(1)), unit))
        .findFirst()
        .orElseThrow(() -> unreadable(text));
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "A time limit reads like \"15 working days\" (hours, working days, calendar days, months or years), not \""
            + text
            + "\".");
  }

  @Override
  public String toString() {
    String words = unit.words();
    return length + " " + (length == 1 ? words.substring(0, words.length() - 1) : words);
  }
}
