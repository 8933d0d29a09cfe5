package trm.node.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A PDF by its first and last words, and without what runs, starts something or carries another
 * file. What is hidden inside compressed streams is not found: the reader's own program must not
 * run it.
 */
final class Pdf {
  private static final Pattern BEGINS = Pattern.compile("%PDF-[12]\\.[0-9]");
  private static final Pattern ENDS = Pattern.compile("%%EOF[\\r\\n ]{0,4}\\z");
  private static final int TAIL = 16;

  /** A name's letters may be written as numbers. */
  private static final Pattern RUNS =
      Pattern.compile(
          "/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])|/[A-Za-z]*#[0-9A-Fa-f]{2}");

  private Pdf() {}

  static boolean isSound(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return BEGINS.matcher(text).lookingAt()
        && ENDS.matcher(text.substring(Math.max(0, text.length() - TAIL))).find()
        && !RUNS.matcher(text).find();
  }
}
