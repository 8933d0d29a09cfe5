package trm.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Words that say what happened to a person, in thirteen languages. Whoever is asked for a
 * register's entry, or looks over her shoulder, reads none of them. It is a list of what we thought
 * of: a text without them may still say it in other words.
 */
public final class Unspoken {
  private static final List<String> WORDS = read();

  private Unspoken() {}

  /** Whether one of the words is in a text; {@code _} in the list is where a word ends. */
  public static boolean isIn(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}]+", " ");
    String padded = " " + words + " ";
    return WORDS.stream().anyMatch(padded::contains);
  }

  private static List<String> read() {
    try (InputStream list = Unspoken.class.getResourceAsStream("unspoken-words.txt")) {
      String all = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().map(word -> word.replace('_', ' ')).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The list of unspoken words cannot be read.", unreadable);
    }
  }
}
