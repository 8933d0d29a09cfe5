package trm.node.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.node.casework.Place;

/**
 * Where a page of a list begins, as a text that callers only give back. Nobody is let see more by
 * making one up: it says where a page begins, never whose it is.
 */
final class Cursor {
  private static final int PAGE_MAX = 200;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final String SEPARATOR = "\n";

  private Cursor() {}

  static String of(String... parts) {
    byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  static @Nullable String of(@Nullable Place place) {
    return place == null ? null : of(place.changedAt().toString(), place.name());
  }

  /**
   * Reads one of two parts: a time and a name.
   *
   * @throws ProblemException when it is none
   */
  static @Nullable Place place(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> parts = parts(cursor);
    try {
      Instant at = Instant.parse(parts.getFirst());
      if (at.isAfter(LATEST) || at.isBefore(Instant.EPOCH) || parts.get(1).indexOf(0) >= 0) {
        throw malformed();
      }
      return new Place(at, parts.get(1));
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw malformed();
    }
  }

  /**
   * Reads one that is a number.
   *
   * @throws ProblemException when it is none
   */
  static @Nullable Long number(@Nullable String cursor) {
    try {
      return cursor == null ? null : Long.valueOf(parts(cursor).getFirst());
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  /** The parts of one, none if it is no cursor at all. */
  static List<String> parts(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return List.of(text.split(SEPARATOR, -1));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  static ProblemException malformed() {
    return RequestJson.wrong("after", "Has no valid form.");
  }

  /** How many lines are wanted on a page. */
  static int pageSize(String max) {
    if (!max.matches("[0-9]{1,3}") || Integer.parseInt(max) < 1) {
      throw RequestJson.wrong("max", "Has no valid form.");
    }
    return Math.min(PAGE_MAX, Integer.parseInt(max));
  }
}
