package trm.node.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import trm.node.copy.OwnCopy.Basis;
import trm.node.copy.OwnCopy.SafeContact;
import trm.node.copy.OwnCopy.Told;
import trm.referral.Unspoken;
import trm.schema.CodeList;
import trm.schema.DisclosureClass;
import trm.schema.Languages;

class OwnCopyPageTest {
  private static final Locale ENGLISH = Locale.ENGLISH;

  private final OwnCopyPage page = new OwnCopyPage();

  static List<String> everyLanguage() {
    return Languages.ofPerson().tags();
  }

  @ParameterizedTest
  @MethodSource("everyLanguage")
  void saysNothingOfWhatHappenedWhateverIsTold(String language) {
    String text = page.write(everything(aContact()), locale(language), ENGLISH);
    assertThat(text).matches(page -> !Unspoken.isIn(page));
  }

  @ParameterizedTest
  @MethodSource("everyLanguage")
  void isWholeInThePersonsLanguageWithoutFallback(String language) {
    Document whole = parsed(page.write(everything(aContact()), locale(language), locale(language)));
    assertThat(whole.getDocumentElement().getAttribute("lang")).isEqualTo(language);
    assertThat(elements(whole, "p", "h1", "h2", "h3", "div"))
        .filteredOn(element -> element.hasAttribute("lang"))
        .isNotEmpty()
        .allMatch(element -> element.getAttribute("lang").equals(language));
  }

  @Test
  void saysEverySentenceInBothLanguages() {
    Document both = parsed(page.write(everything(aContact()), locale("mn"), locale("pt")));
    long mongolian = inLanguage(both, "mn");
    assertThat(mongolian).isGreaterThan(40);
    assertThat(inLanguage(both, "pt")).isEqualTo(mongolian);
  }

  @Test
  void tellsEveryReaderThatNobodyHasReadTheWords() {
    assertThat(page.write(nothing(), locale("lo"), locale("zh-Hant")))
        .contains("ຖ້ອຍຄຳເຫຼົ່ານີ້ຍັງບໍ່ໄດ້ກວດທານ")
        .contains("尚未經母語者");
    assertThat(page.write(nothing(), ENGLISH, ENGLISH)).doesNotContain("native speaker");
  }

  @Test
  void readsFromTheRightWhereTheLanguageDoes() {
    Document arabic = parsed(page.write(nothing(), locale("ar"), ENGLISH));
    assertThat(arabic.getDocumentElement().getAttribute("dir")).isEqualTo("rtl");
  }

  @Test
  void canBeHeardAndPrinted() {
    Document heard = parsed(page.write(everything(aContact()), locale("km"), ENGLISH));
    assertThat(elements(heard, "main")).hasSize(1);
    assertThat(elements(heard, "h1")).hasSize(1);
    assertThat(elements(heard, "th")).hasSize(5);
    assertThat(elements(heard, "th")).allMatch(th -> th.getAttribute("scope").equals("col"));
    assertThat(elements(heard, "script", "img", "link", "a")).isEmpty();
    assertThat(elements(heard, "title").getFirst().getTextContent())
        .isEqualTo("សន្លឹកព័ត៌មានរបស់អ្នក");
  }

  @Test
  void tellsWhatWithWhomWhenWhyAndOnWhichBasis() {
    Told told =
        new Told(
            LocalDate.of(2026, 3, 5),
            "NGO_NETWORK",
            "MN",
            List.of(DisclosureClass.C, DisclosureClass.F),
            "REINTEGRATION",
            Basis.CONSENT);
    OwnCopy copy = new OwnCopy(LocalDate.of(2026, 4, 1), List.of(told), null);
    assertThat(page.write(copy, locale("fr"), locale("fr")))
        .contains("5 mars 2026")
        .contains("1 avril 2026")
        .contains("Identité")
        .contains("Santé")
        .contains("Un réseau d'organisations non gouvernementales")
        .contains("Mongolie")
        .contains("Aide après le retour")
        .contains("Vous avez donné votre accord")
        .contains("Comment retirer votre accord");
  }

  @Test
  void promisesSilenceWhileThePersonHasNotSaidHow() {
    assertThat(page.write(nothing(), ENGLISH, ENGLISH))
        .contains("Nothing was passed on about you.")
        .contains("Until you do, we do not call, write or visit.");
  }

  @Test
  void keepsToTheInstructionsAndWritesThemAsText() {
    SafeContact contact =
        new SafeContact("<b>By the school</b> & co", "Mondays", "\"The library\"");
    String text = page.write(everything(contact), ENGLISH, ENGLISH);
    assertThat(text)
        .contains("&lt;b&gt;By the school&lt;/b&gt; &amp; co")
        .contains("&quot;The library&quot;")
        .doesNotContain("<b>")
        .contains("If somebody else answers, we say nothing beyond this.");
    assertThat(contact).hasToString("[protected]");
  }

  @Test
  void fallsBackToEnglishWhereThereIsNoLanguage() {
    Document english = parsed(page.write(nothing(), locale("sw"), locale("th")));
    assertThat(english.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(inLanguage(english, "en")).isEqualTo(inLanguage(english, "th") - 1);
  }

  private static OwnCopy nothing() {
    return new OwnCopy(LocalDate.of(2026, 4, 1), List.of(), null);
  }

  private static SafeContact aContact() {
    return new SafeContact("Through the school", "Mondays", "The library calls");
  }

  /** Every class, basis, purpose and kind of body at least once. */
  private static OwnCopy everything(@Nullable SafeContact contact) {
    List<Told> told = new ArrayList<>();
    List<DisclosureClass> classes = List.of(DisclosureClass.values());
    LocalDate day = LocalDate.of(2026, 1, 31);
    for (String purpose : CodeList.named("consent-purposes").codes()) {
      for (String kind : CodeList.named("operator-kinds").codes()) {
        for (Basis basis : Basis.values()) {
          told.add(new Told(day, kind, "TH", classes, purpose, basis));
        }
      }
    }
    return new OwnCopy(day, told, contact);
  }

  private static Locale locale(String tag) {
    return Locale.forLanguageTag(tag);
  }

  private static long inLanguage(Document page, String language) {
    return elements(page, "p", "h1", "h2", "h3", "div").stream()
        .filter(element -> element.getAttribute("lang").equals(language))
        .count();
  }

  private static List<Element> elements(Document page, String... names) {
    List<Element> found = new ArrayList<>();
    for (String name : names) {
      NodeList nodes = page.getElementsByTagName(name);
      for (int i = 0; i < nodes.getLength(); i++) {
        found.add((Element) nodes.item(i));
      }
    }
    return found;
  }

  private static Document parsed(String page) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(page)));
    } catch (Exception e) {
      throw new AssertionError("The page is not well-formed", e);
    }
  }
}
