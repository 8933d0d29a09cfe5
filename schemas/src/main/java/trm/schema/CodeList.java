package trm.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The codes that a field may hold, with what each means in English. A field's schema names its list
 * in the property {@code codes}. A peer of a newer release may send a code that is not listed here:
 * lists are for checking what is written, never for refusing what is read. Immutable.
 */
public final class CodeList {
  private final String name;
  private final Map<String, String> definitions;
  private final Predicate<String> form;

  private CodeList(String name, Map<String, String> definitions, Predicate<String> form) {
    this.name = name;
    this.definitions = Collections.unmodifiableMap(definitions);
    this.form = form;
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
      case "ISO-3166-1" -> countries();
      case "ISO-639" -> languages();
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

  private static CodeList ofFile(String name) {
    List<Map<String, String>> rows =
        CsvTable.read("/codes/" + name + ".csv")
            .orElseThrow(
                () -> new IllegalArgumentException("There is no code list called " + name));
    Map<String, String> definitions = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      String code = cell(name, row, "code");
      if (definitions.put(code, cell(name, row, "definition")) != null) {
        throw new IllegalStateException("The code list " + name + " lists " + code + " twice");
      }
      cell(name, row, "source");
    }
    return new CodeList(name, definitions, definitions::containsKey);
  }

  private static String cell(String name, Map<String, String> row, String column) {
    String value = row.getOrDefault(column, "");
    if (value.isBlank()) {
      throw new IllegalStateException(
          "The code list " + name + " leaves the " + column + " of a row empty: " + row);
    }
    return value;
  }

  private static CodeList countries() {
    Map<String, String> definitions = new LinkedHashMap<>();
    Arrays.stream(Locale.getISOCountries())
        .forEach(
            code -> definitions.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));
    return new CodeList("ISO-3166-1", definitions, definitions::containsKey);
  }

  /** Java names few of the languages that have three letters only, so the form alone decides. */
  private static CodeList languages() {
    Map<String, String> definitions = new LinkedHashMap<>();
    Arrays.stream(Locale.getISOLanguages())
        .map(Locale::of)
        .forEach(
            language -> {
              String meaning = language.getDisplayLanguage(Locale.ENGLISH);
              definitions.put(language.getLanguage(), meaning);
              definitions.put(language.getISO3Language(), meaning);
            });
    return new CodeList("ISO-639", definitions, code -> code.matches("[a-z]{2,3}"));
  }
}
