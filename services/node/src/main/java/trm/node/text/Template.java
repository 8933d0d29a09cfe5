package trm.node.text;

import java.util.Optional;

/**
 * A text with at most one place, {@code {}}, for a name that is the same in every language.
 *
 * @param text in English
 */
record Template(String key, String text) {
  private static final String PLACE = "{}";

  /** What stands in the place, if the sentence was made from this text. */
  Optional<String> fillingOf(String sentence) {
    int place = text.indexOf(PLACE);
    if (place < 0) {
      return sentence.equals(text) ? Optional.of("") : Optional.empty();
    }
    String before = text.substring(0, place);
    String after = text.substring(place + PLACE.length());
    boolean made =
        sentence.length() > before.length() + after.length()
            && sentence.startsWith(before)
            && sentence.endsWith(after);
    return made
        ? Optional.of(sentence.substring(before.length(), sentence.length() - after.length()))
        : Optional.empty();
  }

  static String filled(String text, String filling) {
    return text.replace(PLACE, filling);
  }
}
