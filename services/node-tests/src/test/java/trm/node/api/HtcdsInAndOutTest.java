package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.exchange.UnitOfWork;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** A partner hands in what its own system holds, and takes it out again. */
@OneNode
final class HtcdsInAndOutTest {
  private static final String IMPORTS = "/api/v1/imports/htcds";
  private static final String TABLE =
      """
      prs_FirstName,prs_SecondName,prs_Gender,prs_Birthdate,prs_PrimaryLanguage,vic_MethodsOfControl
      Solongo,Zokhiomol,Feminine,1999-04-17,mon,DebtBondage;RestrictsMovement
      Bat,Zokhiomol,Masculine,1998-02-03,mon,
      """;

  private final NodeUnderTest node;
  private final String shelter;
  private final String elsewhere;

  HtcdsInAndOutTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    shelter = realm.token("sara", "harbour-shelter", "case-worker");
    elsewhere = realm.token("olga", "hill-shelter", "case-worker");
  }

  @Test
  void opensACaseForEachRowWithAJournalEntryEach() {
    long entriesBefore = count("journal_line");
    Reply reply = table(TABLE, key());

    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    assertThat(reply.body().get("opened").valueStream().map(one -> one.get("row").asInt()))
        .containsExactly(2, 3);
    assertThat(count("journal_line") - entriesBefore).isEqualTo(2 * entriesOfOneOpening());
  }

  /** As many as the door for one case writes. */
  private long entriesOfOneOpening() {
    long before = count("journal_line");
    String one = "{\"language\": \"mon\", \"interpreter\": true}";
    Reply reply = node.post(shelter, "/api/v1/cases", one, "Idempotency-Key", key());
    assertThat(reply.status()).isEqualTo(202);
    return count("journal_line") - before;
  }

  @Test
  void opensNobodysCaseWhenOneCellIsNotUnderstood() {
    long casesBefore = count("case_line");
    long entriesBefore = count("journal_line");
    String key = key();
    Reply reply = table(TABLE.replace("Masculine", "Male"), key);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("opened").isEmpty()).isTrue();
    JsonNode fault = reply.body().get("notUnderstood").get(0);
    assertThat(fault.get("row").asInt()).isEqualTo(3);
    assertThat(fault.get("column").stringValue()).isEqualTo("prs_Gender");
    assertThat(reply.body().toString()).doesNotContain("\"Male\"").doesNotContain("Solongo");
    assertThat(count("case_line")).isEqualTo(casesBefore);
    assertThat(count("journal_line")).isEqualTo(entriesBefore);

    assertThat(table(TABLE, key).body().get("opened").size()).isEqualTo(2);
  }

  @Test
  void saysInTheReadersLanguageWhatIsNotUnderstood() {
    String path = "/api/v1/imports/htcds";
    String file = TABLE.replace("Masculine", "Male");
    Reply reply =
        node.postFile(
            shelter,
            path,
            "text/csv",
            file.getBytes(StandardCharsets.UTF_8),
            key(),
            "Accept-Language",
            "mn");

    JsonNode fault = reply.body().get("notUnderstood").get(0);
    assertThat(reply.headers().get("content-language")).isEqualTo("mn");
    assertThat(reply.body().get("language").stringValue()).isEqualTo("mn");
    assertThat(reply.body().get("fallback").booleanValue()).isFalse();
    assertThat(reply.body().get("reviewed").booleanValue()).isFalse();
    assertThat(fault.has("language")).isFalse();
    assertThat(fault.get("sentence").stringValue()).startsWith("Нэг код байх ёстой.");
  }

  /** The second person's order fails while that of the first is already written. */
  @Test
  void takesTheFirstCaseBackWhenALaterOneCannotBeOpened() {
    String key = key();
    Reply taken =
        node.post(
            shelter,
            "/api/v1/cases",
            "{\"language\": \"mon\", \"interpreter\": true}",
            "Idempotency-Key",
            key + "#3");
    assertThat(taken.status()).isEqualTo(202);
    long casesBefore = count("case_line");
    long entriesBefore = count("journal_line");

    assertThat(table(TABLE, key).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(count("case_line")).isEqualTo(casesBefore);
    assertThat(count("journal_line")).isEqualTo(entriesBefore);
  }

  @Test
  void opensNothingTwiceUnderOneKey() {
    String key = key();
    Reply first = table(TABLE, key);
    long cases = count("case_line");
    Reply again = table(TABLE, key);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(count("case_line")).isEqualTo(cases);
    assertThat(table(TABLE + "Third,,,,mon,\n", key).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(table(TABLE, "").code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
  }

  @Test
  void onlyLooksWhenAskedTo() {
    long casesBefore = count("case_line");
    Reply reply = send("?dry=true", "text/csv", TABLE, key());

    assertThat(reply.body().get("dry").booleanValue()).isTrue();
    assertThat(reply.body().get("people").asInt()).isEqualTo(2);
    assertThat(reply.body().get("notUnderstood").isEmpty()).isTrue();
    assertThat(count("case_line")).isEqualTo(casesBefore);
  }

  @Test
  void asksForTheLanguageThatThePersonUnderstands() {
    String form = "<data><prs_First_Name>Solongo</prs_First_Name></data>";
    Reply without = send("", "application/xml", form, key());
    Reply with = send("?defaultLanguage=mon", "text/xml", form, key());

    assertThat(without.body().get("notUnderstood").get(0).get("column").stringValue())
        .isEqualTo("prs_PrimaryLanguage");
    assertThat(with.body().get("opened").size()).isEqualTo(1);
    assertThat(send("?defaultLanguage=xxxx", "text/xml", form, key()).code())
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void refusesWhatIsTooLargeOrHasAnotherForm() {
    assertThat(table("a".repeat((1 << 20) + 1), key()).code()).isEqualTo("BODY_TOO_LARGE");
    assertThat(send("", "application/pdf", "%PDF", key()).code())
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void givesBackWhatWasHandedIn() {
    String file =
        """
        {"prs_FirstName": "Solongo", "prs_Citizenship": ["MN", "CN"], "prs_PrimaryLanguage": "mon",
         "prs_HomePhone": "+97611223344", "hte_Latitude": 47.9187, "prs_Deceased": false,
         "cco_CaseComment": "=1+1"}""";
    String opened = onlyCase(node.post(shelter, IMPORTS, file, "Idempotency-Key", key()));
    Reply json = node.get(shelter, "/api/v1/cases/" + opened + "/htcds?purpose=CASE_TRANSFER");

    assertThat(json.body()).isEqualTo(JsonMapper.shared().readTree(file));

    Reply table =
        node.get(shelter, "/api/v1/cases/" + opened + "/htcds", "Accept", "text/csv, */*;q=0.1");
    assertThat(table.contentType()).startsWith("text/csv");
    String text = table.body().get("text").stringValue();
    assertThat(text).contains(",'+97611223344,").contains(",'=1+1,").contains(",MN;CN,");

    String again = onlyCase(table(text, key()));
    assertThat(node.get(shelter, "/api/v1/cases/" + again + "/htcds").body())
        .isEqualTo(JsonMapper.shared().readTree(file));
  }

  @Test
  void writesWhoTookItOutAndForWhatIntoTheJournal() {
    String opened = onlyCase(table(TABLE.lines().limit(2).toList(), key()));
    long before = count("journal_line");
    node.get(shelter, "/api/v1/cases/" + opened + "/htcds?purpose=CASE_TRANSFER");

    assertThat(count("journal_line")).isEqualTo(before + 1);
    assertThat(node.get(elsewhere, "/api/v1/cases/" + opened + "/htcds").code())
        .isEqualTo("UNKNOWN_CASE");
    assertThat(count("journal_line")).isEqualTo(before + 1);
  }

  private static String onlyCase(Reply reply) {
    assertThat(reply.body().path("opened").size()).as("%s", reply.body()).isEqualTo(1);
    return reply.body().get("opened").get(0).get("case").stringValue();
  }

  private Reply table(List<String> lines, String key) {
    return table(String.join("\n", lines), key);
  }

  private Reply table(String text, String key) {
    return send("", "text/csv", text, key);
  }

  private Reply send(String question, String form, String text, String key) {
    return node.postFile(
        shelter, IMPORTS + question, form, text.getBytes(StandardCharsets.UTF_8), key);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private long count(String table) {
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                node.part(JdbcClient.class)
                    .sql("SELECT count(*) FROM " + table)
                    .query(Long.class)
                    .single())
        .value();
  }
}
