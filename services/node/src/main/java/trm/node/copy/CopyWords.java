package trm.node.copy;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import trm.node.text.Texts;
import trm.schema.CodeList;
import trm.schema.DisclosureClass;
import trm.schema.Label;
import trm.schema.LanguageWish;
import trm.schema.Languages;

/** The page's words in any language that a person or an officer reads. */
final class CopyWords {
  private final Texts texts = new Texts("copy", Languages.ofPerson());
  private final CodeList classes = CodeList.named("disclosure-classes");
  private final CodeList purposes = CodeList.named("consent-purposes");
  private final CodeList operators = CodeList.named("operator-kinds");
  private final CodeList countries = CodeList.named("ISO-3166-1");

  Label text(String key, LanguageWish wish) {
    return texts.of(key, wish);
  }

  /** A code of a newer release is shown as it is rather than not at all. */
  private static Label code(CodeList list, String code, LanguageWish wish) {
    return list.codes().contains(code)
        ? list.label(code, wish)
        : new Label(code, Languages.SOURCE, true, true);
  }

  List<Label> what(OwnCopy.Told told, LanguageWish wish) {
    return told.classes().stream()
        .map(DisclosureClass::name)
        .map(c -> code(classes, c, wish))
        .toList();
  }

  List<Label> withWhom(OwnCopy.Told told, LanguageWish wish) {
    return Stream.of(
            code(operators, told.operatorKind(), wish), code(countries, told.territory(), wish))
        .filter(label -> !label.text().isEmpty())
        .toList();
  }

  Label purpose(OwnCopy.Told told, LanguageWish wish) {
    return code(purposes, told.purpose(), wish);
  }

  Label day(LocalDate day, LanguageWish wish) {
    Languages.Choice choice = texts.languages().choose(wish);
    String text =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withChronology(IsoChronology.INSTANCE)
            .withLocale(Locale.forLanguageTag(choice.language()))
            .format(day);
    return new Label(text, choice.language(), choice.fallback(), true);
  }
}
