package trm.node.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trm.schema.Label;
import trm.schema.LanguageReviews;
import trm.schema.LanguageWish;
import trm.schema.Languages;

/**
 * Sentences of one kind in the languages of those who read them. The English sentence stands in the
 * code that speaks it, and a copy of it in the English bundle: a translation whose English has
 * changed since is not used, so that no law says two things in two languages. Immutable.
 */
public final class Texts {
  private static final String REVIEWS = "/messages/reviews.csv";
  private final Languages languages;
  private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
  private final List<Template> templates;
  private final LanguageReviews reviews;

  /**
   * Reads the bundles of one kind.
   *
   * @param kind the first part of the files' names
   */
  public Texts(String kind, Languages languages) {
    this.languages = languages;
    languages.tags().forEach(language -> byLanguage.put(language, Bundle.read(kind, language)));
    this.templates =
        source().entrySet().stream()
            .map(text -> new Template(text.getKey(), text.getValue()))
            .toList();
    this.reviews = LanguageReviews.read(REVIEWS, kind);
  }

  /** The languages that are promised. */
  public Languages languages() {
    return languages;
  }

  /**
   * The sentence in the best language that there is for the reader; otherwise in English, and
   * saying so.
   */
  public Label of(String key, String english, LanguageWish wish) {
    String text = source().getOrDefault(key, english);
    return new Template(key, text)
        .fillingOf(english)
        .map(filling -> spoken(key, text, languages.choose(wish), filling))
        .orElseGet(() -> spoken(key, english, languages.choose(wish), ""));
  }

  /** The same of a text whose only English is in its bundle. */
  public Label of(String key, LanguageWish wish) {
    return of(key, source().getOrDefault(key, key), wish);
  }

  /** The same of a sentence that has no key of its own where it is spoken. */
  public Label ofSentence(String english, LanguageWish wish) {
    Languages.Choice choice = languages.choose(wish);
    for (Template template : templates) {
      Optional<String> filling = template.fillingOf(english);
      if (filling.isPresent()) {
        return spoken(template.key(), template.text(), choice, filling.get());
      }
    }
    return english(english, choice);
  }

  private Label spoken(String key, String english, Languages.Choice choice, String filling) {
    String language = choice.language();
    String text = byLanguage.getOrDefault(language, Map.of()).getOrDefault(key, "");
    boolean current = english.equals(source().get(key));
    return language.equals(Languages.SOURCE) || text.isBlank() || !current
        ? english(Template.filled(english, filling), choice)
        : new Label(
            Template.filled(text, filling),
            language,
            choice.fallback(),
            reviews.isReviewed(language));
  }

  private static Label english(String text, Languages.Choice choice) {
    boolean wished = choice.language().equals(Languages.SOURCE) && !choice.fallback();
    return new Label(text, Languages.SOURCE, !wished, true);
  }

  private Map<String, String> source() {
    return byLanguage.getOrDefault(Languages.SOURCE, Map.of());
  }
}
