package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Officers of two countries ask in their own languages. */
@OneNode
final class ReadersLanguageTest {
  private static final String LANGUAGE = "Accept-Language";

  private final TestRealm realm;
  private final NodeUnderTest node;
  private final String coordinator;

  ReadersLanguageTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void answersAProblemInTheReadersLanguage() {
    Reply reply = node.get(coordinator, "/api/v1/cases/none", LANGUAGE, "mn-MN,en;q=0.5");
    assertThat(reply.code()).isEqualTo("UNKNOWN_CASE");
    assertThat(reply.body().get("title").asString()).isEqualTo("Ийм хэрэг байхгүй");
    assertThat(reply.body().get("language").asString()).isEqualTo("mn");
    assertThat(reply.body().get("fallback").asBoolean()).isFalse();
    assertThat(reply.body().get("reviewed").asBoolean()).isFalse();
    assertThat(reply.headers())
        .containsEntry("content-language", "mn")
        .hasEntrySatisfying("vary", vary -> assertThat(vary).contains(LANGUAGE));
  }

  @Test
  void answersInEnglishWhereNothingIsWished() {
    Reply reply = node.get(coordinator, "/api/v1/cases/none");
    assertThat(reply.body().get("title").asString()).isEqualTo("There is no such case");
    assertThat(reply.body().get("language").asString()).isEqualTo("en");
    assertThat(reply.body().get("fallback").asBoolean()).isFalse();
    assertThat(reply.headers()).containsEntry("content-language", "en");
  }

  @Test
  void saysThatItIsEnglishForWantOfTheReadersLanguage() {
    Reply reply = node.get(coordinator, "/api/v1/cases/none", LANGUAGE, "sw");
    assertThat(reply.body().get("language").asString()).isEqualTo("en");
    assertThat(reply.body().get("fallback").asBoolean()).isTrue();
  }

  @Test
  void tellsWhoIsNotSignedInInTheReadersLanguageToo() {
    Reply reply = node.get("not.a.token", "/api/v1/cases", LANGUAGE, "zh-MO");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body().get("title").asString()).isEqualTo("您尚未登入");
    assertThat(reply.headers()).containsEntry("content-language", "zh-Hant");
  }

  @Test
  void namesBrokenRulesInTheReadersLanguage() {
    String opening =
        """
        {"language": "mon", "interpreter": true,
         "profile": {"ageBand": "ADULT_25_PLUS", "sex": "FEMALE", "minor": false}}
        """;
    Reply opened = node.post(coordinator, "/api/v1/cases", opening, "Idempotency-Key", key());
    String path = "/api/v1/cases/" + opened.body().get("case").asString() + "/commands/";
    Reply reply =
        node.post(
            coordinator,
            path + "confirm-return",
            "{\"epoch\":1,\"turn\":1,\"planId\":\"none\"}",
            "Idempotency-Key",
            key(),
            LANGUAGE,
            "th");
    assertThat(reply.code()).isEqualTo("RULES_BROKEN");
    assertThat(reply.body().get("language").asString()).isEqualTo("th");
    assertThat(reply.body().get("rules").values())
        .isNotEmpty()
        .filteredOn(rule -> !rule.has("language"))
        .allMatch(
            rule ->
                rule.get("sentence")
                    .asString()
                    .codePoints()
                    .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI));
    assertThat(reply.body().get("fallback").asBoolean())
        .isEqualTo(reply.body().get("rules").valueStream().anyMatch(rule -> rule.has("language")));
  }

  @Test
  void listsTheCodeLists() {
    Reply reply = node.get(realm.token("vera", "mo-operations", "operator"), "/api/v1/code-lists");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("lists").values())
        .anySatisfy(
            list -> {
              assertThat(list.get("list").asString()).isEqualTo("consent-purposes");
              assertThat(list.get("codes").asInt()).isEqualTo(11);
              assertThat(list.get("languages").values()).hasSize(13);
            });
  }

  @Test
  void givesTheWordsOfAListAndSaysThatNobodyHasReadThem() {
    Reply reply = node.get(coordinator, "/api/v1/code-lists/sexes", LANGUAGE, "lo");
    assertThat(reply.body().get("language").asString()).isEqualTo("lo");
    assertThat(reply.body().get("reviewed").asBoolean()).isFalse();
    assertThat(reply.body().get("notice").asString()).contains("ເຈົ້າຂອງພາສາ");
    JsonNode first = reply.body().get("codes").get(0);
    assertThat(first.get("code").asString()).isEqualTo("FEMALE");
    assertThat(first.get("label").asString()).isEqualTo("ຍິງ");
    assertThat(first.get("definition").asString()).isEqualTo("Female");
    assertThat(first.has("language")).isFalse();
    assertThat(reply.headers()).containsEntry("content-language", "lo");
  }

  @Test
  void marksTheLabelsThatAreEnglishInAListThatIsNot() {
    Reply reply = node.get(coordinator, "/api/v1/code-lists/ISO-639", LANGUAGE, "lo");
    assertThat(reply.body().get("language").asString()).isEqualTo("lo");
    assertThat(reply.body().get("fallback").asBoolean()).isTrue();
    assertThat(reply.body().get("codes").values())
        .filteredOn(code -> code.has("language"))
        .isNotEmpty()
        .allMatch(code -> code.get("language").asString().equals("en"));
    assertThat(reply.headers()).containsEntry("content-language", "lo, en");
  }

  @Test
  void givesEnglishAsReviewed() {
    Reply reply = node.get(coordinator, "/api/v1/code-lists/sexes");
    assertThat(reply.body().get("reviewed").asBoolean()).isTrue();
    assertThat(reply.body().has("notice")).isFalse();
  }

  @Test
  void givesCountriesByTheirNamesInTheReadersLanguage() {
    Reply reply = node.get(coordinator, "/api/v1/code-lists/ISO-3166-1", LANGUAGE, "zh-Hant");
    assertThat(reply.body().get("codes").values())
        .anySatisfy(
            country -> {
              assertThat(country.get("code").asString()).isEqualTo("MN");
              assertThat(country.get("label").asString()).isEqualTo("蒙古");
            });
  }

  @Test
  void doesNotKnowAnotherList() {
    Reply reply = node.get(coordinator, "/api/v1/code-lists/none", LANGUAGE, "pt-BR");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("UNKNOWN_LIST");
    assertThat(reply.body().get("language").asString()).isEqualTo("pt");
    assertThat(node.get("not.a.token", "/api/v1/code-lists").status()).isEqualTo(401);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
