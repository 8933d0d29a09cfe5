package trm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {
  private static final Map<String, Character.UnicodeScript> SCRIPTS =
      Map.of(
          "ar", Character.UnicodeScript.ARABIC,
          "th", Character.UnicodeScript.THAI,
          "lo", Character.UnicodeScript.LAO,
          "mn", Character.UnicodeScript.CYRILLIC,
          "zh-Hans", Character.UnicodeScript.HAN,
          "zh-Hant", Character.UnicodeScript.HAN,
          "my", Character.UnicodeScript.MYANMAR,
          "km", Character.UnicodeScript.KHMER,
          "ne", Character.UnicodeScript.DEVANAGARI);

  /** The same signs in the two forms; a label in one form has none of the other. */
  private static final String SIMPLIFIED =
      "内删达过录为发复时丢并开务迁变农业渔采矿电气调应处废补筑车运输仓储饮险产专学术动辅国强会体"
          + "艺娱乐雇区组织机构劳剥从军讨养卖远贩儿进节点暂结后硕瘾群贫残与无归环帮护证号码员许触转风评"
          + "语识别决权选择计划间个长监咨询双对请实寻离缓馈陈谈赔偿审该窝买绑营场广报纸职训愿联系齐备规"
          + "说详载没获确认项资协议胁执关债虚诺夺医质须随丧记侣邻疗责译来顾针现当状况满条编岁踪临样伤经"
          + "际卫签问参标读亲属济传唤释将终顿继续稳练惩罚严损杀检论递讲据忆类";

  private static final String TRADITIONAL =
      "內刪達過錄為發復時丟並開務遷變農業漁採礦電氣調應處廢補築車運輸倉儲飲險產專學術動輔國強會體"
          + "藝娛樂僱區組織機構勞剝從軍討養賣遠販兒進節點暫結後碩癮羣貧殘與無歸環幫護證號碼員許觸轉風評"
          + "語識別決權選擇計劃間個長監諮詢雙對請實尋離緩饋陳談賠償審該窩買綁營場廣報紙職訓願聯係齊備規"
          + "説詳載沒獲確認項資協議脅執關債虛諾奪醫質須隨喪記侶鄰療責譯來顧針現當狀況滿條編歲蹤臨樣傷經"
          + "際衞簽問參標讀親屬濟傳喚釋將終頓繼續穩練懲罰嚴損殺檢論遞講據憶類";

  /** Words of other languages that are spelt as the standard's English code. */
  private static final Set<String> SPELT_ALIKE =
      Set.of("Transit", "Exploitation", "Police", "Prostitution", "Discrimination", "Migration");

  /** No list that the person reads says what happened to the person, in any language. */
  private static final Path UNSPOKEN =
      Path.of("../services/referral/src/main/resources/trm/referral/unspoken-words.txt");

  static List<String> everyTable() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/codes"))) {
      return files.map(file -> file.getFileName().toString().replace(".csv", "")).sorted().toList();
    }
  }

  @Test
  void indexNamesEveryTable() throws IOException {
    assertThat(CodeList.names())
        .containsAll(everyTable())
        .contains("ISO-3166-1", "ISO-639")
        .hasSize(everyTable().size() + 2)
        .allMatch(name -> !CodeList.named(name).codes().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void everyCodeHasALabelInEveryLanguageOfItsReaders(String name) {
    CodeList list = CodeList.named(name);
    List<String> missing = new ArrayList<>();
    for (String language : list.languages()) {
      for (String code : list.codes()) {
        Label label = list.label(code, Locale.forLanguageTag(language));
        if (label.fallback() || !label.language().equals(language) || label.text().isBlank()) {
          missing.add(code + " in " + language);
        }
      }
    }
    assertThat(missing).as("labels missing in %s", name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void noTwoCodesOfAListReadAlike(String name) {
    CodeList list = CodeList.named(name);
    for (String language : list.languages()) {
      Set<String> seen = new HashSet<>();
      assertThat(list.codes())
          .as("labels in %s", language)
          .allMatch(code -> seen.add(text(list, code, language).toLowerCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void noTranslationIsItsCode(String name) {
    if (name.endsWith("-websites-and-apps")) {
      return;
    }
    CodeList list = CodeList.named(name);
    for (String language : list.languages()) {
      if (!language.equals("en")) {
        assertThat(list.codes())
            .as("labels in %s", language)
            .allMatch(
                code -> SPELT_ALIKE.contains(code) || !text(list, code, language).equals(code));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void everyLabelIsWrittenInItsLanguagesScript(String name) {
    CodeList list = CodeList.named(name);
    list.languages().stream()
        .filter(SCRIPTS::containsKey)
        .forEach(
            language ->
                assertThat(list.codes())
                    .as("labels in %s", language)
                    .allMatch(
                        code ->
                            isAnAppsName(name, code)
                                || isWrittenIn(language, text(list, code, language))));
  }

  /** The name of an app is the same everywhere. */
  private static boolean isAnAppsName(String list, String code) {
    return list.endsWith("-websites-and-apps") && !code.equals("Other");
  }

  private static boolean isWrittenIn(String language, String text) {
    return text.codePoints()
        .filter(Character::isAlphabetic)
        .mapToObj(Character.UnicodeScript::of)
        .filter(script -> script != Character.UnicodeScript.COMMON)
        .filter(script -> script != Character.UnicodeScript.INHERITED)
        .allMatch(script -> script == SCRIPTS.get(language));
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void simplifiedAndTraditionalChineseAreNotMixed(String name) {
    CodeList list = CodeList.named(name);
    assertThat(list.codes())
        .allMatch(code -> hasNoneOf(TRADITIONAL, text(list, code, "zh-Hans")))
        .allMatch(code -> hasNoneOf(SIMPLIFIED, text(list, code, "zh-Hant")));
  }

  private static boolean hasNoneOf(String signs, String text) {
    return text.chars().noneMatch(sign -> signs.indexOf(sign) >= 0);
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void whatThePersonReadsDoesNotSayWhatHappened(String name) throws IOException {
    List<String> unspoken =
        Files.readAllLines(UNSPOKEN).stream().map(word -> word.replace('_', ' ')).toList();
    assertThat(unspoken).hasSizeGreaterThan(30);
    CodeList list = CodeList.named(name);
    if (list.languages().contains("my")) {
      for (String language : list.languages()) {
        for (String code : list.codes()) {
          String text = " " + text(list, code, language).toLowerCase(Locale.ROOT) + " ";
          assertThat(unspoken).as("%s: %s", code, text).noneMatch(text::contains);
        }
      }
    }
  }

  @Test
  void thePersonReadsWhatAConsentSays() {
    for (String name :
        List.of("consent-purposes", "consent-givers", "disclosure-classes", "withdrawal-scopes")) {
      assertThat(CodeList.named(name).languages()).hasSize(13).contains("my", "km", "ne");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, zh-Hans",
    "zh-SG, zh-Hans",
    "zh, zh-Hans",
    "zh-TW, zh-Hant",
    "zh-MO, zh-Hant",
    "zh-Hant-HK, zh-Hant",
    "pt-BR, pt",
    "mn-MN, mn",
    "mon, mn",
    "lao, lo",
    "ar-EG, ar",
    "en-GB, en"
  })
  void findsTheLanguageThatAReaderMeans(String wished, String found) {
    Label label = CodeList.named("sexes").label("FEMALE", Locale.forLanguageTag(wished));
    assertThat(label.language()).isEqualTo(found);
    assertThat(label.fallback()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'sw, fr;q=0.5', fr, false",
    "'sw, ne', en, true",
    "'fr;q=0, es;q=0.1', es, false",
    "'sw, *;q=0.1', en, false",
    "'', en, false",
    "'%%%;;', en, false"
  })
  void readsAnAcceptLanguageHeader(String header, String language, boolean fallback) {
    Label label = CodeList.named("sexes").label("MALE", LanguageWish.ofHeader(header));
    assertThat(label.language()).isEqualTo(language);
    assertThat(label.fallback()).isEqualTo(fallback);
  }

  @Test
  void saysThatALabelIsEnglishForWantOfTheReadersLanguage() {
    assertThat(CodeList.named("sexes").label("MALE", Locale.forLanguageTag("sw")))
        .isEqualTo(new Label("Male", "en", true, true));
    assertThat(CodeList.named("sexes").label("MALE", Locale.forLanguageTag("my")).fallback())
        .isTrue();
  }

  @Test
  void saysThatAGapInATableIsEnglish() {
    Labelling labels =
        Labelling.ofTable(
            Map.of("A", Map.of("en", "Here", "fr", "")),
            Map.of("A", "Here it is"),
            LanguageReviews.read("/code-reviews.csv", "codes"));
    assertThat(labels.of("A", new Languages.Choice("fr", false)))
        .isEqualTo(new Label("Here", "en", true, true));
  }

  @Test
  void takesCountriesAndLanguagesFromUnicode() {
    CodeList countries = CodeList.named("ISO-3166-1");
    assertThat(countries.label("MN", Locale.FRENCH).text()).isEqualTo("Mongolie");
    assertThat(CodeList.named("ISO-639").label("mon", Locale.FRENCH).text()).isEqualTo("mongol");
    for (String language : countries.languages()) {
      for (String country : List.of("CN", "KH", "LA", "MM", "MN", "MO", "NP", "TH")) {
        Label label = countries.label(country, Locale.forLanguageTag(language));
        assertThat(label.fallback()).as("%s in %s", country, language).isFalse();
        assertThat(label.text()).isNotEqualTo(country);
        assertThat(!SCRIPTS.containsKey(language) || isWrittenIn(language, label.text())).isTrue();
      }
    }
  }

  @Test
  void saysThatNoNativeSpeakerHasReadTheTranslations() {
    for (String language : Languages.ofPerson().tags()) {
      assertThat(CodeList.named("needs").label("LEGAL", Locale.forLanguageTag(language)).reviewed())
          .as(language)
          .isEqualTo(language.equals("en"));
    }
  }

  @Test
  void reviewTableNamesEveryTranslatedLanguage() {
    assertThat(CsvTable.read("/code-reviews.csv").orElseThrow())
        .extracting(row -> row.get("language"))
        .containsExactlyElementsOf(
            Languages.ofPerson().tags().stream().filter(tag -> !tag.equals("en")).toList());
  }

  @Test
  void namesACodeThatHasNoLabel() {
    assertThatThrownBy(() -> CodeList.named("sexes").label("FEMAL", Locale.FRENCH))
        .hasMessage("FEMAL is no code of the list sexes");
  }

  private static String text(CodeList list, String code, String language) {
    return list.label(code, Locale.forLanguageTag(language)).text();
  }
}
