package trm.schema;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The codes that a field may hold, with what each means in English and its label in the languages
 * of those who read it. A field's schema names its list in the property {@code codes}. A peer of a
 * newer release may send a code that is not listed here: lists are for checking what is written,
 * never for refusing what is read. Immutable.
 */
public final class CodeList {
  private final String name;
  private final Map<String, String> definitions;
  private final Predicate<String> form;
  private final Languages languages;
  private final Labelling labels;

  CodeList(
      String name,
      Map<String, String> definitions,
      Predicate<String> form,
      Languages languages,
      Labelling labels) {
    this.name = name;
    this.definitions = Collections.unmodifiableMap(definitions);
    this.form = form;
    this.languages = languages;
    this.labels = labels;
  }

  /** The name of every list. */
  public static List<String> names() {
    return Stream.concat(
            index().keySet().stream(), Stream.of(IsoLists.COUNTRIES, IsoLists.LANGUAGES))
        .toList();
  }

  /**
   * The list of this name: one of this module's {@code codes/*.csv}, {@code ISO-3166-1} (alpha-2)
   * or {@code ISO-639} (two or three letters).
   *
   * @throws IllegalArgumentException when there is no such list
   * @throws IllegalStateException naming the list and the code or line that is wrong in it
   */
  public static CodeList named(String name) {
    return switch (name) {
      case IsoLists.COUNTRIES -> IsoLists.countries();
      case IsoLists.LANGUAGES -> IsoLists.languages();
      default -> ofFile(name);
    };
  }

  /** The list's name. */
  public String name() {
    return name;
  }

  /** Every code that the list names, in its order. */
  public Set<String> codes() {
    return definitions.keySet();
  }

  /** Whether a field of this list may hold the code. */
  public boolean contains(String code) {
    return form.test(code);
  }

  /**
   * What a code means.
   *
   * @throws IllegalArgumentException with a sentence naming code and list when it is not listed
   */
  public String definitionOf(String code) {
    String definition = definitions.get(code);
    if (definition == null) {
      throw new IllegalArgumentException(code + " is no code of the list " + name);
    }
    return definition;
  }

  /** The languages in which the list's labels stand. */
  public List<String> languages() {
    return languages.tags();
  }

  /** The language in which a reader gets the list, save for labels that are missing in it. */
  public Languages.Choice choose(LanguageWish wish) {
    return languages.choose(wish);
  }

  /**
   * The words for a code in one language.
   *
   * @throws IllegalArgumentException with a sentence naming code and list when it is not listed
   */
  public Label label(String code, Locale language) {
    return label(code, LanguageWish.of(language));
  }

  /**
   * The words for a code in the best language that there is for the reader; in English, and saying
   * so, where there is none.
   *
   * @throws IllegalArgumentException with a sentence naming code and list when it is not listed
   */
  public Label label(String code, LanguageWish wish) {
    definitionOf(code);
    return labels.of(code, languages.choose(wish));
  }

  /** Who reads each list: {@code officer}, or {@code person} for what the person reads as well. */
  private static Map<String, String> index() {
    Map<String, String> readers = new LinkedHashMap<>();
    CsvTable.read("/code-lists.csv")
        .orElseThrow()
        .forEach(row -> readers.put(row.getOrDefault("list", ""), row.getOrDefault("readers", "")));
    return readers;
  }

  private static CodeList ofFile(String name) {
    List<Map<String, String>> rows =
        CsvTable.read("/codes/" + name + ".csv")
            .orElseThrow(
                () -> new IllegalArgumentException("There is no code list called " + name));
    Languages languages =
        "person".equals(index().get(name)) ? Languages.ofPerson() : Languages.ofOfficers();
    Map<String, String> definitions = new LinkedHashMap<>();
    Map<String, Map<String, String>> texts = new HashMap<>();
    for (Map<String, String> row : rows) {
      String code = cell(name, row, "code");
      if (definitions.put(code, cell(name, row, "definition")) != null) {
        throw new IllegalStateException("The code list " + name + " lists " + code + " twice");
      }
      cell(name, row, "source");
      texts.put(code, writtenIn(languages, row));
    }
    LanguageReviews reviews = LanguageReviews.read("/code-reviews.csv", "codes");
    return new CodeList(
        name,
        definitions,
        definitions::containsKey,
        languages,
        Labelling.ofTable(texts, definitions, reviews));
  }

  /**
   * Most cells of most languages are empty still, and a service holds what is kept here for good.
   */
  private static Map<String, String> writtenIn(Languages languages, Map<String, String> row) {
    return languages.tags().stream()
        .filter(language -> !row.getOrDefault(language, "").isBlank())
        .collect(Collectors.toUnmodifiableMap(language -> language, row::get));
  }

  private static String cell(String name, Map<String, String> row, String column) {
    String value = row.getOrDefault(column, "");
    if (value.isBlank()) {
      throw new IllegalStateException(
          "The code list " + name + " leaves the " + column + " of a row empty: " + row);
    }
    return value;
  }
}
