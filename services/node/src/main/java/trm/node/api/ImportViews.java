package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.node.casework.CaseAnswer;
import trm.node.intake.ImportReading;
import trm.node.intake.RowFault;
import trm.referral.CaseReference;
import trm.schema.Label;
import trm.schema.LanguageWish;
import trm.schema.Languages;

/** What became of files, in the language of whoever sent them. */
final class ImportViews {
  private static final int FAULTS_SHOWN_MAX = 1000;
  private final ProblemWords words = new ProblemWords();

  /**
   * What became of a file. Either every person of it has a case, or nobody has.
   *
   * @param dry whether it was only looked at
   * @param people how many were understood
   * @param notUnderstood in the order of the file
   * @param notShown how many more there are than are listed
   * @param language of every sentence that names no other
   * @param fallback whether a sentence is English for want of the reader's own language
   * @param reviewed whether a native speaker has read all of it
   */
  record ImportReport(
      boolean dry,
      int people,
      List<ImportedCase> opened,
      List<ImportFault> notUnderstood,
      int notShown,
      String language,
      boolean fallback,
      boolean reviewed) {
    private ImportReport with(List<ImportedCase> cases) {
      return new ImportReport(
          dry, people, cases, notUnderstood, notShown, language, fallback, reviewed);
    }
  }

  /** A case that was opened for a row. */
  record ImportedCase(
      int row, @JsonProperty("case") String caseReference, List<String> earlierCases) {}

  /**
   * One thing that was not understood.
   *
   * @param row as a spreadsheet counts, or the place in the list; 0 for the file as a whole
   * @param column the field, or the letter of the column; empty for the row as a whole
   * @param language of the sentence, where it is not that of the report
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportFault(int row, String column, String sentence, @Nullable String language) {}

  private record Said(int row, String column, Label label) {
    ImportFault inReportOf(String language) {
      String own = label.language().equals(language) ? null : label.language();
      return new ImportFault(row, column, label.text(), own);
    }
  }

  ImportReport looked(boolean dry, int people, List<RowFault> faults, LanguageWish wish) {
    return report(
        dry,
        people,
        faults.stream()
            .limit(FAULTS_SHOWN_MAX)
            .map(fault -> said(fault.row(), fault.column(), fault.sentence(), wish))
            .toList(),
        Math.max(0, faults.size() - FAULTS_SHOWN_MAX),
        wish);
  }

  /** What the orders of a file came to, an answer a person up to the one that failed. */
  ImportReport carriedOut(
      List<ImportReading.Person> people, List<CaseAnswer> answers, LanguageWish wish) {
    List<ImportedCase> opened = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      int row = people.get(i).row();
      switch (answers.get(i)) {
        case CaseAnswer.Done done -> opened.add(imported(row, done));
        case CaseAnswer.Refused refused -> {
          return report(false, people.size(), broken(row, refused, wish), 0, wish);
        }
        case CaseAnswer.UnknownCodes unknown -> {
          return report(false, people.size(), unlisted(row, unknown, wish), 0, wish);
        }
        case CaseAnswer.UnknownCase() -> throw new ProblemException(ApiError.UNKNOWN_CASE);
        case CaseAnswer.Changed changed -> throw new IllegalStateException("A new case is new.");
        case CaseAnswer.KeyReused() -> throw new ProblemException(ApiError.IDEMPOTENCY_KEY_REUSED);
      }
    }
    return report(false, people.size(), List.of(), 0, wish).with(opened);
  }

  private static ImportReport report(
      boolean dry, int people, List<Said> faults, int notShown, LanguageWish wish) {
    Languages.Choice choice = Languages.ofOfficers().choose(wish);
    return new ImportReport(
        dry,
        people,
        List.of(),
        faults.stream().map(said -> said.inReportOf(choice.language())).toList(),
        notShown,
        choice.language(),
        choice.fallback() || faults.stream().anyMatch(said -> said.label().fallback()),
        faults.stream().allMatch(said -> said.label().reviewed()));
  }

  private static ImportedCase imported(int row, CaseAnswer.Done done) {
    return new ImportedCase(
        row,
        done.caseReference().value(),
        done.earlierCases().stream().map(CaseReference::value).toList());
  }

  private List<Said> broken(int row, CaseAnswer.Refused refused, LanguageWish wish) {
    return refused.rules().stream()
        .map(rule -> new Said(row, "", words.ofRule(rule.ruleId(), rule.sentence(), wish)))
        .toList();
  }

  private List<Said> unlisted(int row, CaseAnswer.UnknownCodes unknown, LanguageWish wish) {
    return unknown.codes().stream()
        .map(code -> said(row, code.field(), code.sentence(), wish))
        .toList();
  }

  private Said said(int row, String column, String sentence, LanguageWish wish) {
    return new Said(row, column, words.ofField(sentence, wish));
  }
}
