package trm.node.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.sop.LawBook;
import trm.referral.sop.Rule;
import trm.schema.CsvTable;
import trm.schema.Label;
import trm.schema.LanguageWish;
import trm.schema.Languages;

class TextsTest {
  private static final List<String> TRANSLATED =
      Languages.ofOfficers().tags().stream().filter(tag -> !tag.equals(Languages.SOURCE)).toList();

  /** A rule is missing until each of {@code messages/rules_*.properties} has its sentence. */
  @Test
  void everyRuleSpeaksEveryLanguage() {
    List<String> missing = new ArrayList<>();
    for (String language : TRANSLATED) {
      Map<String, String> bundle = Bundle.read("rules", language);
      ruleSentences().keySet().stream()
          .filter(id -> bundle.getOrDefault(id, "").isBlank())
          .forEach(id -> missing.add(id + " in " + language));
    }
    assertThat(missing).as("rules without a translation").isEmpty();
  }

  /**
   * When this fails, the law's English has changed since it was translated: correct each language,
   * then copy the new sentence into {@code messages/rules_en.properties}. A key of a rule that is
   * no more, or not yet, harms nobody: nothing asks for it.
   */
  @Test
  void everyRuleIsTranslatedFromTheSentenceThatTheLawSpeaks() {
    Map<String, String> copy = Bundle.read("rules", "en");
    assertThat(ruleSentences())
        .allSatisfy((id, sentences) -> assertThat(sentences).as(id).contains(copy.get(id)));
  }

  /** The code of what comes first is the same in every language. */
  @Test
  void aRuleThatNamesSomethingNamesItInEachLanguage() {
    String sentence = Bundle.read("rules", "en").getOrDefault("MEASURE-04", "");
    Texts rules = new Texts("rules", Languages.ofOfficers());
    for (String language : TRANSLATED) {
      Label label =
          rules.of(
              "MEASURE-04", sentence.replace(Rule.PLACE, "M2.2"), LanguageWish.ofHeader(language));
      assertThat(label.language()).isEqualTo(language);
      assertThat(label.text()).contains("M2.2").doesNotContain(Rule.PLACE);
    }
  }

  private static Map<String, Set<String>> ruleSentences() {
    return LawBook.rules().stream()
        .collect(
            Collectors.groupingBy(
                Rule::id, Collectors.mapping(Rule::sentence, Collectors.toSet())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "problems"})
  void everyBundleHasTheSameKeysAndOwnWords(String kind) {
    Map<String, String> english = Bundle.read(kind, "en");
    for (String language : TRANSLATED) {
      Map<String, String> bundle = Bundle.read(kind, language);
      assertThat(new TreeSet<>(bundle.keySet()))
          .as("%s in %s", kind, language)
          .isEqualTo(new TreeSet<>(english.keySet()));
      assertThat(bundle)
          .as("%s in %s", kind, language)
          .allSatisfy(
              (key, text) -> {
                assertThat(text).as(key).isNotBlank().isNotEqualTo(english.get(key));
                assertThat(text.contains("{}"))
                    .as(key)
                    .isEqualTo(english.getOrDefault(key, "").contains("{}"));
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"ar, ARABIC", "th, THAI", "lo, LAO", "mn, CYRILLIC", "zh-Hans, HAN", "zh-Hant, HAN"})
  void everySentenceIsWrittenInItsLanguagesScript(String language, Character.UnicodeScript script) {
    for (String kind : List.of("rules", "problems", "copy")) {
      assertThat(Bundle.read(kind, language))
          .allSatisfy(
              (key, text) ->
                  assertThat(text.codePoints().mapToObj(Character.UnicodeScript::of))
                      .as("%s: %s", key, text)
                      .contains(script));
    }
  }

  @Test
  void thePersonsSheetSpeaksThirteenLanguages() {
    Map<String, String> english = Bundle.read("copy", "en");
    assertThat(Languages.ofPerson().tags()).hasSize(13);
    for (String language : Languages.ofPerson().tags()) {
      Map<String, String> bundle = Bundle.read("copy", language);
      assertThat(bundle.keySet()).as(language).isEqualTo(english.keySet());
      assertThat(bundle)
          .as(language)
          .allSatisfy(
              (key, text) ->
                  assertThat(text.equals(english.get(key))).isEqualTo(language.equals("en")));
    }
  }

  @Test
  void theTwoFormsOfChineseDiffer() {
    Map<String, String> simplified = Bundle.read("rules", "zh-Hans");
    Map<String, String> traditional = Bundle.read("rules", "zh-Hant");
    long alike =
        simplified.entrySet().stream()
            .filter(text -> text.getValue().equals(traditional.get(text.getKey())))
            .count();
    assertThat(alike).isZero();
  }

  @Test
  void doesNotUseATranslationWhoseEnglishHasChanged() {
    Texts rules = new Texts("rules", Languages.ofOfficers());
    LanguageWish french = LanguageWish.of(Locale.FRENCH);
    assertThat(rules.of("CASE-01", "The case has begun at this node.", french))
        .isEqualTo(new Label("Le dossier est ouvert à ce nœud.", "fr", false, false));
    assertThat(rules.of("CASE-01", "The case has not begun at this node.", french))
        .isEqualTo(new Label("The case has not begun at this node.", "en", true, true));
  }

  @Test
  void saysANewRuleInEnglishAndThatItIsSo() {
    Texts rules = new Texts("rules", Languages.ofOfficers());
    assertThat(rules.of("NO-SUCH-99", "Something holds.", LanguageWish.of(Locale.FRENCH)))
        .isEqualTo(new Label("Something holds.", "en", true, true));
    assertThat(rules.of("NO-SUCH-99", "Something holds.", LanguageWish.of(Locale.ENGLISH)))
        .isEqualTo(new Label("Something holds.", "en", false, true));
  }

  @Test
  void fillsANameIntoATranslatedSentence() {
    Texts problems = new Texts("problems", Languages.ofOfficers());
    assertThat(
            problems
                .ofSentence(
                    "Must be one of the codes of the list needs.", LanguageWish.of(Locale.FRENCH))
                .text())
        .isEqualTo("Doit être l'un des codes de la liste needs.");
    assertThat(problems.ofSentence("Is blue.", LanguageWish.of(Locale.FRENCH)))
        .isEqualTo(new Label("Is blue.", "en", true, true));
  }

  @Test
  void reviewTableNamesEveryKindAndLanguage() {
    List<String> rows =
        CsvTable.read("/messages/reviews.csv").orElseThrow().stream()
            .map(row -> row.get("texts") + " " + row.get("language"))
            .toList();
    for (String language : TRANSLATED) {
      assertThat(rows).contains("rules " + language, "problems " + language);
    }
    Languages.ofPerson().tags().stream()
        .filter(language -> !language.equals(Languages.SOURCE))
        .forEach(language -> assertThat(rows).contains("copy " + language));
  }
}
