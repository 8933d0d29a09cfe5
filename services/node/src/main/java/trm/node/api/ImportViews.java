package trm.node.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import trm.node.casework.CaseAnswer;
import trm.node.intake.ImportReading;
import trm.node.intake.RowFault;
import trm.node.wire.UnknownCode;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;

/** What became of files as callers read it. */
final class ImportViews {
  private static final int FAULTS_SHOWN_MAX = 1000;

  private ImportViews() {}

  /**
   * What became of a file. Either every person of it has a case, or nobody has.
   *
   * @param dry whether it was only looked at
   * @param people how many were understood
   * @param notUnderstood in the order of the file
   * @param notShown how many more there are than are listed
   */
  record ImportReport(
      boolean dry,
      int people,
      List<ImportedCase> opened,
      List<ImportFault> notUnderstood,
      int notShown) {}

  /** A case that was opened for a row. */
  record ImportedCase(
      int row, @JsonProperty("case") String caseReference, List<String> earlierCases) {}

  /**
   * One thing that was not understood.
   *
   * @param row as a spreadsheet counts, or the place in the list; 0 for the file as a whole
   * @param column the field, or the letter of the column; empty for the row as a whole
   */
  record ImportFault(int row, String column, String sentence) {}

  static ImportReport looked(boolean dry, int people, List<RowFault> faults) {
    List<ImportFault> shown =
        faults.stream()
            .limit(FAULTS_SHOWN_MAX)
            .map(fault -> new ImportFault(fault.row(), fault.column(), fault.sentence()))
            .toList();
    return new ImportReport(dry, people, List.of(), shown, faults.size() - shown.size());
  }

  /** What the orders of a file came to, an answer a person up to the one that failed. */
  static ImportReport carriedOut(List<ImportReading.Person> people, List<CaseAnswer> answers) {
    List<ImportedCase> opened = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      int row = people.get(i).row();
      switch (answers.get(i)) {
        case CaseAnswer.Done done -> opened.add(imported(row, done));
        case CaseAnswer.Refused refused -> {
          return looked(false, people.size(), broken(row, refused.rules()));
        }
        case CaseAnswer.UnknownCodes unknown -> {
          return looked(false, people.size(), unlisted(row, unknown.codes()));
        }
        case CaseAnswer.UnknownCase() -> throw new ProblemException(ApiError.UNKNOWN_CASE);
        case CaseAnswer.Changed changed -> throw new IllegalStateException("A new case is new.");
        case CaseAnswer.KeyReused() -> throw new ProblemException(ApiError.IDEMPOTENCY_KEY_REUSED);
      }
    }
    return new ImportReport(false, people.size(), opened, List.of(), 0);
  }

  private static ImportedCase imported(int row, CaseAnswer.Done done) {
    return new ImportedCase(
        row,
        done.caseReference().value(),
        done.earlierCases().stream().map(CaseReference::value).toList());
  }

  private static List<RowFault> broken(int row, List<BrokenRule> rules) {
    return rules.stream().map(rule -> new RowFault(row, "", rule.sentence())).toList();
  }

  private static List<RowFault> unlisted(int row, List<UnknownCode> codes) {
    return codes.stream().map(code -> new RowFault(row, code.field(), code.sentence())).toList();
  }
}
