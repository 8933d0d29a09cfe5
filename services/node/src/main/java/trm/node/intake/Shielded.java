package trm.node.intake;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet program would run as a formula when it opens a CSV file. It gets an
 * apostrophe before it, as those programs themselves write such text, and loses it when it is read
 * again; text that already has one gets another, so that every text comes back as it was.
 */
final class Shielded {
  private static final Pattern DANGEROUS =
      Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern SHIELDED =
      Pattern.compile("'+[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private Shielded() {}

  static String shielded(String text) {
    return DANGEROUS.matcher(text).matches() ? "'" + text : text;
  }

  static String unshielded(String text) {
    return SHIELDED.matcher(text).matches() ? text.substring(1) : text;
  }
}
