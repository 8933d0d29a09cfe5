package trm.node.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import trm.schema.Languages;

class LettersSpeakEveryLanguageTest {
  @Test
  void saysEachKindInEachLanguageAndNotInEnglish() {
    Letter letter = new Letter("https://desk.node.example");
    for (String language : Languages.ofOfficers().tags()) {
      for (NoticeKind kind : NoticeKind.values()) {
        String body = letter.body(language, Map.of(kind, 7));
        assertThat(body).as(language).contains("7", "https://desk.node.example");
        assertThat(body).doesNotContain("{}", kind.name());
        assertThat(body.equals(letter.body("en", Map.of(kind, 7))))
            .isEqualTo(language.equals("en"));
      }
      assertThat(letter.subject(language).equals(letter.subject("en")))
          .isEqualTo(language.equals("en"));
    }
  }
}
