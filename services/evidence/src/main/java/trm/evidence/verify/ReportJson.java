package trm.evidence.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trm.evidence.JsonObject;

/** A report for programs. Members are only ever added. */
final class ReportJson {
  private ReportJson() {}

  static String of(VerificationReport report) {
    return JsonObject.write(
            object(
                "proven", report.isProven(),
                "bundles", report.bundles().stream().map(ReportJson::bundle).toList(),
                "findings", report.findings().stream().map(ReportJson::finding).toList(),
                "cases", report.cases().stream().map(ReportJson::history).toList(),
                "clocks", report.clocks(),
                "unchecked", report.unchecked()))
        + "\n";
  }

  private static Map<String, Object> bundle(BundleSummary bundle) {
    return object(
        "name", bundle.name(),
        "journal", bundle.journal().origin(),
        "caseReference", bundle.caseReference().map(Object::toString).orElse(null),
        "exportedAt", bundle.exportedAt().toString(),
        "directoryVersion", bundle.directoryVersion().orElse(null),
        "journalSize", bundle.journalSize().orElse(null),
        "entriesShown", bundle.entriesShown(),
        "entriesProven", bundle.entriesProven());
  }

  private static Map<String, Object> finding(Finding finding) {
    return object(
        "kind", finding.kind().name(),
        "bundle", finding.bundle(),
        "entry", finding.entry(),
        "sentence", finding.sentence());
  }

  private static Map<String, Object> history(CaseHistory history) {
    return object(
        "caseReference", history.caseReference().value(),
        "responsibilities",
            history.responsibilities().stream().map(ReportJson::responsibility).toList(),
        "steps", history.steps().stream().map(ReportJson::step).toList(),
        "readings", history.readings().stream().map(ReportJson::step).toList());
  }

  private static Map<String, Object> responsibility(Responsibility held) {
    return object(
        "epoch", held.epoch(),
        "turn", held.turn(),
        "node", held.node().value(),
        "organisation", held.organisation(),
        "officer", held.officer(),
        "from", held.from().toString(),
        "until", held.until().map(Object::toString).orElse(null),
        "opening", place(held.opening()),
        "citedBy", held.citedBy().map(ReportJson::place).orElse(null));
  }

  private static Map<String, Object> step(CaseStep step) {
    return object(
        "kind", step.kind().name(),
        "eventType", step.eventType().orElse(null),
        "epoch", step.epoch(),
        "node", step.node().value(),
        "organisation", step.organisation(),
        "officer", step.officer(),
        "outcome", step.outcome().orElse(null),
        "occurredAt", step.occurredAt().toString(),
        "recordedAt", step.recordedAt().toString(),
        "entry", place(step.place()));
  }

  private static Map<String, Object> place(EntryPlace place) {
    return object(
        "bundle", place.bundle(), "journal", place.journal().origin(), "index", place.index());
  }

  /** Names and values in turn; an absent value leaves its member out. */
  private static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        members.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return members;
  }
}
