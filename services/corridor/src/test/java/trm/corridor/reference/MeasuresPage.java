package trm.corridor.reference;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;
import trm.referral.measure.Procedure;
import trm.referral.measure.Side;

/** Every measure: what, when, who, how, and what travels. */
final class MeasuresPage {
  private final Page page =
      new Page(
          "The measures",
          "Each of the five standard operating procedures is a set of measures. A state chooses among them in its",
          "[profile](profiles.md): which apply, in which order, who performs each and by when. What",
          "stands here under *who* is the default. Any measure can be recorded with `record-measure`; what was recorded travels to",
          "nobody. Titles and descriptions are in the project's own words.",
          "",
          "The classes are those of [the protocol](../protocol.md): A routing, B profile that names nobody, C identity, D location,",
          "E family, F health, G account of exploitation, H witness, I asylum, J risk. An order that would tell more than its measure",
          "may carry is refused (`DISCLOSURE-04`).");

  private MeasuresPage() {}

  static String text() {
    MeasuresPage page = new MeasuresPage();
    Arrays.stream(Procedure.values()).forEach(page::add);
    return page.page.text();
  }

  private void add(Procedure procedure) {
    page.heading("SOP " + number(procedure) + ": " + procedure.title());
    page.line(
        "In the code: [`Sop%1$sMeasures`](../../services/referral/src/main/java/trm/referral/measure/Sop%1$sMeasures.java)."
            .formatted(number(procedure)));
    Measures.all().stream().filter(m -> m.procedure() == procedure).forEach(this::add);
  }

  private static String number(Procedure procedure) {
    return procedure.name().substring("SOP".length());
  }

  private void add(Measure measure) {
    page.subheading(measure.code() + " " + measure.title());
    page.table("", "");
    page.row("what", measure.what());
    page.row("when", measure.when());
    page.row("who", who(measure));
    page.row("how", measure.how());
    page.row(
        "command",
        measure.commands().stream().map(Page::command).collect(Collectors.joining(", ")));
    page.row("travels", travels(measure));
  }

  private static String who(Measure measure) {
    return Arrays.stream(Side.values())
        .filter(measure.who()::containsKey)
        .map(side -> side.words() + ": " + performers(measure, side))
        .collect(Collectors.joining("; "));
  }

  private static String performers(Measure measure, Side side) {
    return Objects.requireNonNull(measure.who().get(side)).stream()
        .map(Page::words)
        .collect(Collectors.joining(", "));
  }

  private static String travels(Measure measure) {
    if (!measure.travels()) {
      return "nothing";
    }
    String events =
        measure.events().stream()
            .map(event -> Page.code(event.getSimpleName()))
            .collect(Collectors.joining(", "));
    String classes =
        measure.classes().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    return events + "; classes " + classes;
  }
}
