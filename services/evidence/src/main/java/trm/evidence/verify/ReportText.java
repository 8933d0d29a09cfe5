package trm.evidence.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A report for people: what was proven first, then what is wrong, then what is not known. */
final class ReportText {
  private final VerificationReport report;
  private final StringBuilder text = new StringBuilder();

  private ReportText(VerificationReport report) {
    this.report = report;
  }

  static String of(VerificationReport report) {
    return new ReportText(report).write();
  }

  private String write() {
    line("What was given");
    report.bundles().forEach(this::bundle);
    report.cases().forEach(this::history);
    section("Findings", report.findings().stream().map(ReportText::finding).toList());
    section("Clocks that differ", report.clocks());
    section("What could not be checked", report.unchecked());
    line("");
    line(conclusion());
    return text.toString();
  }

  private String conclusion() {
    if (!report.isProven()) {
      return "NOT PROVEN: %d finding(s), see above.".formatted(report.findings().size());
    }
    return report.unchecked().isEmpty()
        ? "PROVEN: nothing was changed, and everything could be checked."
        : "PROVEN as far as it could be checked: nothing was changed; see above what was not known.";
  }

  private void bundle(BundleSummary bundle) {
    line(
        "  %s: journal %s, %s, exported %s"
            .formatted(
                bundle.name(),
                bundle.journal(),
                bundle.caseReference().map(c -> "case " + c).orElse("all of it"),
                bundle.exportedAt()));
    line(
        "    %d of %d entries proven under the checkpoint of size %s, directory version %s"
            .formatted(
                bundle.entriesProven(),
                bundle.entriesShown(),
                orNone(bundle.journalSize()),
                orNone(bundle.directoryVersion())));
  }

  private void history(CaseHistory history) {
    line("");
    line("Who was responsible in case " + history.caseReference());
    history.responsibilities().forEach(this::responsibility);
    line("  The steps");
    history.steps().forEach(this::step);
    line("  Who read it" + (history.readings().isEmpty() ? ": nobody, as far as is shown" : ""));
    history.readings().forEach(this::step);
  }

  private void responsibility(Responsibility held) {
    line(
        "  epoch %d turn %d: %s, %s, officer %s"
            .formatted(
                held.epoch(), held.turn(), held.node(), held.organisation(), held.officer()));
    line(
        "    from %s until %s; opened by %s%s"
            .formatted(
                held.from(),
                held.until().map(Instant::toString).orElse("the end of what is shown"),
                place(held.opening()),
                held.citedBy().map(p -> ", cited by the closing, " + place(p)).orElse("")));
  }

  private void step(CaseStep step) {
    line(
        "    %s %s%s, epoch %d: %s, %s, officer %s (%s)"
            .formatted(
                step.occurredAt(),
                step.eventType().orElse(step.kind().name()),
                step.outcome().map(outcome -> " [" + outcome + "]").orElse(""),
                step.epoch(),
                step.node(),
                step.organisation(),
                step.officer(),
                place(step.place())));
  }

  private void section(String title, List<String> sentences) {
    line("");
    line(title + (sentences.isEmpty() ? ": none" : ""));
    sentences.forEach(sentence -> line("  - " + sentence));
  }

  private static String finding(Finding finding) {
    String where = finding.entry() == null ? "" : ", entry " + finding.entry();
    return "%s%s [%s]: %s".formatted(finding.bundle(), where, finding.kind(), finding.sentence());
  }

  private static String place(EntryPlace place) {
    return "entry %d of %s".formatted(place.index(), place.journal());
  }

  private static String orNone(Optional<?> value) {
    return value.map(Object::toString).orElse("(refused)");
  }

  /** Characters of a hostile bundle must not steer the reader's terminal, or turn text around. */
  private void line(String line) {
    text.append(line.replaceAll("[\\p{Cc}\\p{Cf}]", "?")).append('\n');
  }
}
