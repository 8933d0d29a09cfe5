package trm.evidence.verify;

import java.util.List;

/**
 * The outcome of a verification.
 *
 * @param findings what is wrong; empty when all that was checked is proven
 * @param cases who was responsible, case by case, from proven entries alone
 * @param clocks times that cannot be right, one sentence each; no finding, since clocks err
 * @param unchecked what the given bundles do not allow to check, one sentence each
 */
public record VerificationReport(
    List<BundleSummary> bundles,
    List<Finding> findings,
    List<CaseHistory> cases,
    List<String> clocks,
    List<String> unchecked) {
  public VerificationReport {
    bundles = List.copyOf(bundles);
    findings = List.copyOf(findings);
    cases = List.copyOf(cases);
    clocks = List.copyOf(clocks);
    unchecked = List.copyOf(unchecked);
  }

  /** Whether nothing is wrong with what could be checked. */
  public boolean isProven() {
    return findings.isEmpty();
  }

  /** The report for people. */
  public String text() {
    return ReportText.of(this);
  }

  /** The report for programs: one JSON object. */
  public String json() {
    return ReportJson.of(this);
  }
}
