package trm.node.api;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.node.text.Texts;
import trm.schema.Label;
import trm.schema.LanguageWish;
import trm.schema.Languages;

/**
 * Says a problem in the reader's language. The language depends on the request alone and never on
 * the case, so that refusals which must look alike still do.
 */
final class ProblemWords {
  private final Texts problems = new Texts("problems", Languages.ofOfficers());
  private final Texts rules = new Texts("rules", Languages.ofOfficers());

  ProblemDocument of(Problem problem, LanguageWish wish) {
    Label title = problems.of(problem.code() + ".title", problem.title(), wish);
    Label detail = detail(problem, wish);
    List<Said<Problem.Rule>> broken =
        problem.rules().stream()
            .map(rule -> new Said<>(rule, ofRule(rule.id(), rule.sentence(), wish)))
            .toList();
    List<Said<Problem.Field>> wrong =
        problem.fields().stream()
            .map(field -> new Said<>(field, ofField(field.sentence(), wish)))
            .toList();
    List<Label> all =
        Stream.of(Stream.of(title, detail), labels(broken), labels(wrong))
            .flatMap(labels -> labels)
            .toList();
    String language = title.language();
    return new ProblemDocument(
        problem.type(),
        title.text(),
        problem.status(),
        problem.code(),
        detail.text(),
        language,
        all.stream().anyMatch(Label::fallback),
        all.stream().allMatch(Label::reviewed),
        broken.stream().map(said -> rule(said, language)).toList(),
        wrong.stream().map(said -> field(said, language)).toList());
  }

  /** A broken rule. */
  Label ofRule(String id, String sentence, LanguageWish wish) {
    return rules.of(id, sentence, wish);
  }

  /** What is wrong with a field, or with a file. */
  Label ofField(String sentence, LanguageWish wish) {
    return problems.ofSentence(sentence, wish);
  }

  private record Said<T>(T what, Label label) {
    @Nullable String languageUnless(String main) {
      return label.language().equals(main) ? null : label.language();
    }
  }

  private static <T> Stream<Label> labels(List<Said<T>> said) {
    return said.stream().map(Said::label);
  }

  private static ProblemDocument.Rule rule(Said<Problem.Rule> said, String main) {
    return new ProblemDocument.Rule(
        said.what().id(), said.label().text(), said.languageUnless(main));
  }

  private static ProblemDocument.Field field(Said<Problem.Field> said, String main) {
    return new ProblemDocument.Field(
        said.what().field(), said.label().text(), said.languageUnless(main));
  }

  /** Some details are made where the error is found, and have no key by the error's name. */
  private Label detail(Problem problem, LanguageWish wish) {
    boolean usual = problem.detail().equals(ApiError.valueOf(problem.code()).sentence());
    return usual
        ? problems.of(problem.code() + ".detail", problem.detail(), wish)
        : problems.ofSentence(problem.detail(), wish);
  }
}
