package trm.node.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import trm.node.text.Texts;
import trm.schema.LanguageWish;
import trm.schema.Languages;

/**
 * What stands in a mail: sentences that are the same for everybody, counts, and where to sign in. A
 * subject is read on locked screens, so it says nothing of what the work is.
 */
public final class Letter {
  private static final Texts TEXTS = new Texts("notices", Languages.ofOfficers());
  private final String deskAddress;

  /**
   * @param deskAddress where officers sign in
   */
  public Letter(String deskAddress) {
    this.deskAddress = deskAddress;
  }

  String subject(String language) {
    return text("subject", language);
  }

  String body(String language, Map<NoticeKind, Integer> counts) {
    String lines =
        Arrays.stream(NoticeKind.values())
            .filter(counts::containsKey)
            .map(
                kind -> text(kind.name(), language).replace("{}", String.valueOf(counts.get(kind))))
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n\n",
        lines,
        text("where", language).replace("{}", deskAddress),
        text("why", language) + "\n");
  }

  private static String text(String key, String language) {
    return TEXTS.of(key, LanguageWish.of(Locale.forLanguageTag(language))).text();
  }
}
