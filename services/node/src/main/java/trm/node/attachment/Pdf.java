package trm.node.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF by its first and last words, and without what runs, starts something or carries another
 * file. What is hidden inside compressed streams is not found: the reader's own program must not
 * run it.
 */
final class Pdf {
  private static final Pattern BEGINS = Pattern.compile("%PDF-[12]\\.[0-9]");
  private static final Pattern ENDS = Pattern.compile("%%EOF[\\r\\n ]{0,4}\\z");
  private static final Pattern STREAM = Pattern.compile(">>[\\r\\n\\t ]{0,4}stream\\r?\\n");
  private static final String STREAM_ENDS = "endstream";
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
        && !RUNS.matcher(withoutStreams(text)).find();
  }

  /** Compressed bytes hold any few letters by chance. */
  private static String withoutStreams(String text) {
    StringBuilder rest = new StringBuilder();
    Matcher stream = STREAM.matcher(text);
    int at = 0;
    while (stream.find(at)) {
      int end = text.indexOf(STREAM_ENDS, stream.end());
      if (end < 0) {
        break;
      }
      rest.append(text, at, stream.end());
      at = end;
    }
    return rest.append(text, at, text.length()).toString();
  }
}
