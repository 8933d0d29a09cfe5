package trm.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The lists that are standards, as the JDK has them: no names of countries of our own. */
final class IsoLists {
  static final String COUNTRIES = "ISO-3166-1";
  static final String LANGUAGES = "ISO-639";
  private static final Map<String, String> SHORTEST =
      Arrays.stream(Locale.getISOLanguages())
          .collect(
              Collectors.toUnmodifiableMap(
                  code -> Locale.of(code).getISO3Language(), code -> code, (first, _) -> first));

  private IsoLists() {}

  static CodeList countries() {
    Map<String, String> definitions = new LinkedHashMap<>();
    Arrays.stream(Locale.getISOCountries())
        .forEach(
            code -> definitions.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));
    return new CodeList(
        COUNTRIES,
        definitions,
        definitions::containsKey,
        Languages.ofPerson(),
        Labelling.ofCldr(code -> Locale.of("", code), Locale::getDisplayCountry, definitions));
  }

  /** Java names few of the languages that have three letters only, so the form alone decides. */
  static CodeList languages() {
    Map<String, String> definitions = new LinkedHashMap<>();
    Arrays.stream(Locale.getISOLanguages())
        .map(Locale::of)
        .forEach(
            language -> {
              String meaning = language.getDisplayLanguage(Locale.ENGLISH);
              definitions.put(language.getLanguage(), meaning);
              definitions.put(language.getISO3Language(), meaning);
            });
    return new CodeList(
        LANGUAGES,
        definitions,
        code -> code.matches("[a-z]{2,3}"),
        Languages.ofPerson(),
        Labelling.ofCldr(IsoLists::language, Locale::getDisplayLanguage, definitions));
  }

  /** The JDK names a language only by its shortest code. */
  private static Locale language(String code) {
    return Locale.of(SHORTEST.getOrDefault(code, code));
  }
}
