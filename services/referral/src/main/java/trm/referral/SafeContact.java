package trm.referral;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/**
 * How the person may be reached safely, as she said it: in her words for whoever calls, and in
 * hours for whatever sends.
 *
 * @param allowed whether she may be reached at all
 * @param how such as a number, or through whom
 * @param when at which times, in her words
 * @param mayBeSaid what may be said to whoever answers; nothing beyond it
 * @param zone of the tz database, such as {@code Asia/Ulaanbaatar}: by whose clock the hours run
 * @param hours when; none says that no hour is safe for anything that is sent without an officer
 */
public record SafeContact(
    boolean allowed,
    String how,
    String when,
    String mayBeSaid,
    String zone,
    List<ContactWindow> hours) {
  private static final int TEXT_LENGTH_MAX = 500;
  private static final int HOURS_MAX = 30;

  public SafeContact {
    hours = List.copyOf(hours);
    require(hours.size() <= HOURS_MAX, "There are at most " + HOURS_MAX + " hours.");
    for (String text : List.of(how, when, mayBeSaid)) {
      require(text.length() <= TEXT_LENGTH_MAX, "A text has at most 500 characters.");
    }
    require(
        !allowed || (!how.isBlank() && !mayBeSaid.isBlank()),
        "Whoever may reach the person knows how, and what may be said.");
    require(isZone(zone), "The zone is none of the tz database.");
  }

  private static boolean isZone(String zone) {
    try {
      return ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
