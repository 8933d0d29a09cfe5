package trm.corridor.conformance;

import java.util.List;
import trm.corridor.conformance.Result.Verdict;
import trm.corridor.embedded.Progress;

/**
 * What was found out about somebody.
 *
 * @param subject who was checked
 * @param blind what this report cannot see, each a sentence
 */
record Report(String subject, List<Result> results, List<String> blind) {
  Report {
    results = List.copyOf(results);
    blind = List.copyOf(blind);
  }

  /** Whether nothing failed; what was not checked has not passed, and is named. */
  boolean isClean() {
    return count(Verdict.FAIL) == 0 && count(Verdict.PASS) > 0;
  }

  void tell(Progress out) {
    out.tell("Conformance of " + subject);
    for (Result result : results) {
      out.tell("");
      out.tell("%-11s  %s  %s".formatted(result.verdict(), id(result), result.check().sentence()));
      out.tell("                   by " + result.check().source());
      out.tell("                   seen: " + result.seen());
    }
    out.tell("");
    out.tell("Not seen from outside, whatever stands above:");
    blind.forEach(sentence -> out.tell("  - " + sentence));
    out.tell("");
    out.tell(
        "%d passed, %d failed, %d not checked."
            .formatted(count(Verdict.PASS), count(Verdict.FAIL), count(Verdict.NOT_CHECKED)));
  }

  private static String id(Result result) {
    return "%-5s".formatted(result.check().id());
  }

  private long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }
}
