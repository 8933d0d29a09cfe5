package trm.corridor.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The terms of an order, as a caller writes them in JSON. */
final class Terms {
  private Terms() {}

  /** Names and values in turn. */
  static Map<String, Object> terms(Object... namesAndValues) {
    Map<String, Object> terms = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      terms.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return terms;
  }

  /** The day that many days from today. */
  static String days(Instant now, int days) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days).toString();
  }
}
