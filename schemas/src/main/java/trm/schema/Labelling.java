package trm.schema;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Where a list's labels come from. Falls back to English itself, and says so. */
interface Labelling {
  Label of(String code, Languages.Choice choice);

  /**
   * From the columns of a table.
   *
   * @param texts by code, then by language
   */
  static Labelling ofTable(
      Map<String, Map<String, String>> texts,
      Map<String, String> definitions,
      LanguageReviews reviews) {
    return (code, choice) -> {
      Map<String, String> row = texts.getOrDefault(code, Map.of());
      String text = row.getOrDefault(choice.language(), "");
      if (!text.isBlank()) {
        return new Label(
            text, choice.language(), choice.fallback(), reviews.isReviewed(choice.language()));
      }
      String english = row.getOrDefault(Languages.SOURCE, definitions.getOrDefault(code, code));
      return new Label(english, Languages.SOURCE, true, true);
    };
  }

  /**
   * From Unicode's CLDR as the JDK has it, which native speakers vote on. Where CLDR has no name,
   * the JDK answers with the English name or the code; in a language that is written in other
   * letters that is seen by its first letter.
   *
   * @param subject the country or language that a code stands for, as a locale
   */
  static Labelling ofCldr(
      Function<String, Locale> subject, NameInLanguage names, Map<String, String> definitions) {
    return (code, choice) -> {
      String english = definitions.getOrDefault(code, code);
      String name = names.of(subject.apply(code), Locale.forLanguageTag(choice.language()));
      boolean missing = name.equals(code) || (name.equals(english) && !latin(choice.language()));
      return missing
          ? new Label(english, Languages.SOURCE, !choice.language().equals(Languages.SOURCE), true)
          : new Label(name, choice.language(), choice.fallback(), true);
    };
  }

  /** Such as {@link Locale#getDisplayCountry(Locale)}. */
  interface NameInLanguage {
    String of(Locale subject, Locale language);
  }

  private static boolean latin(String language) {
    return switch (language) {
      case "en", "fr", "es", "pt" -> true;
      default -> false;
    };
  }
}
