package trm.node.copy;

import java.util.Arrays;
import java.util.Locale;
import trm.schema.LanguageWish;

/** The language that a case says the person speaks, as a wish for words in it. */
public final class SpokenLanguage {
  private SpokenLanguage() {}

  /**
   * The wish of somebody who speaks it.
   *
   * @param code ISO 639, of two letters or three; the words are found by the shorter one
   */
  public static LanguageWish wish(String code) {
    return LanguageWish.of(Locale.of(shortest(code)));
  }

  private static String shortest(String code) {
    return Arrays.stream(Locale.getISOLanguages())
        .filter(two -> Locale.of(two).getISO3Language().equals(code))
        .findFirst()
        .orElse(code);
  }
}
