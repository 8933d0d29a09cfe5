package trm.corridor.reference;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page in Markdown while it is written. */
final class Page {
  private final StringBuilder text = new StringBuilder();

  Page(String title, String... introduction) {
    line("# " + title).line("");
    line("<!-- Made by `make reference`; a test fails when it is stale. Do not edit. -->").line("");
    Arrays.stream(introduction).forEach(this::line);
  }

  Page line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Page heading(String heading) {
    return line("").line("## " + heading).line("");
  }

  Page subheading(String heading) {
    return line("").line("### " + heading).line("");
  }

  Page table(String... columns) {
    return row(columns)
        .line(
            Arrays.stream(columns).map(column -> "---").collect(Collectors.joining("|", "|", "|")));
  }

  Page row(String... cells) {
    return line(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |")));
  }

  String text() {
    return text.toString();
  }

  /** A name of the code as the page prints it. */
  static String code(String name) {
    return "`" + name + "`";
  }

  /** {@code OfferHandover} as {@code offer-handover}, which is its name on the outside. */
  static String command(Class<?> type) {
    return code(name(type));
  }

  static String name(Class<?> command) {
    return command.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** {@code SOCIAL_SERVICE} as "social service"; an abbreviation stays one. */
  static String words(Enum<?> constant) {
    String name = constant.name();
    return name.equals("NGO") ? name : name.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
