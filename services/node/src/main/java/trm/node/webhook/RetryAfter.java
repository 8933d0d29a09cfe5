package trm.node.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads how long a receiver asks to be left alone (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long from now; nothing when it says nothing that can be read. */
  static Duration read(@Nullable String text, Instant now) {
    if (text == null || text.isBlank()) {
      return Duration.ZERO;
    }
    String trimmed = text.trim();
    return trimmed.matches("[0-9]{1,9}")
        ? Duration.ofSeconds(Long.parseLong(trimmed))
        : until(trimmed, now);
  }

  private static Duration until(String text, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
