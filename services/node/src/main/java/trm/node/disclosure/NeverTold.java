package trm.node.disclosure;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Texts that stand in no message on whatever basis: the addresses of shelters. Compared by letters
 * and digits alone, so that neither case, blanks nor punctuation let one through.
 */
final class NeverTold {
  /** A shorter text would be found in messages that do not mean it, and silence them. */
  private static final int LENGTH_MIN = 6;

  private final List<String> texts;

  NeverTold(List<String> texts) {
    this.texts = texts.stream().map(NeverTold::bare).toList();
    if (this.texts.stream().anyMatch(text -> text.length() < LENGTH_MIN)) {
      throw new IllegalArgumentException(
          "The address of a shelter needs at least " + LENGTH_MIN + " letters or digits.");
    }
  }

  boolean isIn(String told) {
    String bare = bare(told);
    return texts.stream().anyMatch(bare::contains);
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
