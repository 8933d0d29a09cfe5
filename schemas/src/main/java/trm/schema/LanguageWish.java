package trm.schema;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages in which a reader would read, best first (BCP 47). */
public record LanguageWish(List<LanguageRange> ranges) {
  private static final int HEADER_LENGTH_MAX = 512;

  /** Copies the list. */
  public LanguageWish {
    ranges = List.copyOf(ranges);
  }

  /** One language, such as that of a person's consent. */
  public static LanguageWish of(Locale locale) {
    return new LanguageWish(List.of(new LanguageRange(locale.toLanguageTag())));
  }

  /**
   * What a request's {@code Accept-Language} says. A header that is missing, endless or malformed
   * wishes nothing: an answer in English is of more use than a refusal over a language.
   */
  public static LanguageWish ofHeader(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > HEADER_LENGTH_MAX) {
      return new LanguageWish(List.of());
    }
    try {
      return new LanguageWish(LanguageRange.parse(header));
    } catch (IllegalArgumentException e) {
      return new LanguageWish(List.of());
    }
  }

  /** Whether any language will do. */
  boolean isOpen() {
    return ranges.isEmpty()
        || ranges.stream().anyMatch(range -> range.getRange().equals("*") && range.getWeight() > 0);
  }
}
