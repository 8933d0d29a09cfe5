package trm.node.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;
import trm.schema.CodeList;
import trm.schema.Label;
import trm.schema.LanguageWish;
import trm.schema.Languages;

class EveryCodeAndNoticeInTheReadersLanguageTest {
  private static final List<String> OTHERS =
      Languages.ofOfficers().tags().stream().filter(tag -> !tag.equals(Languages.SOURCE)).toList();

  @Scenario(
      number = "S23",
      situation =
          "An officer who does not read English meets a code of any list, or gets a notice of any kind.",
      holds = "Both are in the officer's own language, every one of them.",
      without = {
        @Protection(
            value = "the languages that the reader asks for are looked up",
            taken =
                @Taken(
                    in = "trm.schema.LanguageWish",
                    method = "ranges",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "a notice is put into words of a language",
            taken =
                @Taken(
                    in = "trm.node.notice.Letter",
                    method = "text",
                    answers = Answer.ITS_ARGUMENT))
      })
  void nothingIsInAnotherLanguage() {
    Letter letter = new Letter("https://desk.node.example");
    for (String language : OTHERS) {
      LanguageWish wish = LanguageWish.of(Locale.forLanguageTag(language));
      CodeList.names().stream()
          .filter(name -> !name.startsWith("ISO-"))
          .map(CodeList::named)
          .forEach(list -> isIn(language, list, wish));
      for (NoticeKind kind : NoticeKind.values()) {
        assertThat(letter.body(language, Map.of(kind, 7)))
            .as("%s in %s", kind, language)
            .isNotEqualTo(letter.body(Languages.SOURCE, Map.of(kind, 7)))
            .doesNotContain(kind.name());
      }
    }
  }

  private static void isIn(String language, CodeList list, LanguageWish wish) {
    for (String code : list.codes()) {
      Label label = list.label(code, wish);
      assertThat(label.language()).as("%s of %s", code, list.name()).isEqualTo(language);
      assertThat(label.fallback()).isFalse();
      assertThat(label.text()).isNotBlank();
    }
  }
}
