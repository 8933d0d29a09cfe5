package trm.node.intake;

import java.util.regex.Pattern;

/** How a report names a column. */
final class ColumnName {
  /** What looks like a field of the standard or of ours. */
  private static final Pattern FIELD = Pattern.compile("[a-z]{2,4}_[A-Za-z_]{1,60}");

  private ColumnName() {}

  /** A file whose header was forgotten has a person's name where a field's should be. */
  static String shown(String written) {
    return FIELD.matcher(written.strip()).matches() ? written.strip() : "";
  }

  /** A column that names no field, by its letter. */
  static String shown(String written, int index) {
    String name = shown(written);
    return name.isEmpty() ? letter(index) : name;
  }

  /** As spreadsheets count: 0 is A, 26 is AA. */
  static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }
}
