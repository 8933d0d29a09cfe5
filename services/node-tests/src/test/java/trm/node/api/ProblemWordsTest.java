package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trm.node.intake.Finding;
import trm.schema.LanguageWish;
import trm.schema.Languages;

class ProblemWordsTest {
  private final ProblemWords words = new ProblemWords();

  @ParameterizedTest
  @EnumSource
  void everyErrorSpeaksEveryLanguage(ApiError error) {
    for (String language : Languages.ofOfficers().tags()) {
      ProblemDocument document = words.of(Problem.of(error), wish(language));
      assertThat(document.language()).isEqualTo(language);
      assertThat(document.fallback()).as(error + " in " + language).isFalse();
      assertThat(document.reviewed()).isEqualTo(language.equals("en"));
      assertThat(document.languages()).isEqualTo(language);
      assertThat(document.title().equals(error.title())).isEqualTo(language.equals("en"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is not a field here.",
        "Is missing.",
        "Has no valid form.",
        "Is missing or no whole number.",
        "Is no text.",
        "Is no point in time.",
        "Is no code.",
        "Is missing or too long.",
        "Is no code of ISO 639.",
        "Must be one of the codes of the list needs.",
        "Must be an https address outside of the node's own network, without a user or a fragment.",
      })
  void everySentenceAboutAFieldSpeaksEveryLanguage(String sentence) {
    speaksEveryLanguage(sentence);
  }

  @ParameterizedTest
  @EnumSource
  void everythingThatMayBeWrongWithAFileSpeaksEveryLanguage(Finding finding) {
    speaksEveryLanguage(finding.sentence().replace("{}", "12"));
  }

  private void speaksEveryLanguage(String sentence) {
    Problem problem =
        Problem.ofFields(ApiError.FIELD_INVALID, List.of(new Problem.Field("x", sentence)));
    for (String language : Languages.ofOfficers().tags()) {
      ProblemDocument document = words.of(problem, wish(language));
      assertThat(document.fallback()).as(sentence + " in " + language).isFalse();
      assertThat(document.fields())
          .singleElement()
          .satisfies(field -> assertThat(field.language()).isNull());
    }
  }

  @Test
  void marksTheOneSentenceThatIsEnglish() {
    Problem problem =
        Problem.ofRules(
            ApiError.RULES_BROKEN,
            List.of(
                new Problem.Rule("CASE-01", "The case has begun at this node."),
                new Problem.Rule("NO-SUCH-99", "Something new holds.")));
    ProblemDocument document = words.of(problem, wish("mn"));
    assertThat(document.language()).isEqualTo("mn");
    assertThat(document.fallback()).isTrue();
    assertThat(document.languages()).isEqualTo("mn, en");
    assertThat(document.rules())
        .extracting(ProblemDocument.Rule::language)
        .containsExactly(null, "en");
  }

  private static LanguageWish wish(String language) {
    return LanguageWish.of(Locale.forLanguageTag(language));
  }
}
