package trm.node.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.Digest;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.statistics.ReleaseBook.Kept;
import trm.node.storage.TestDatabase;

/**
 * What a rapporteur reads of a node's cases, and what becomes of it when somebody changes her mind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReleaseOnceTest {
  private static final String PATH = "/api/v1/statistics/releases";
  private static final int WOMEN = 14;
  private static final int MEN = 20;

  @TempDir static Path folder;
  private final Instant now = Instant.now();
  private final Instant later = now.plus(Duration.ofDays(330));
  private TestRealm realm;
  private NodeUnderTest node;
  private String worker;
  private String rapporteur;
  private Kept release;
  private String counted = "";
  private String countedUnder = "";

  @BeforeAll
  void start() {
    realm = TestRealm.start();
    Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
    settings.put("trm.statistics.first", LocalDate.now(ZoneOffset.UTC).getYear() - 2 + "-01-01");
    node =
        NodeUnderTest.start(
            "mo-destination",
            new TestFederation(folder, "mo-destination", "mn-origin"),
            realm,
            TestDatabase.emptyUrl(),
            "127.0.0.1:1",
            settings);
    worker = realm.token("ana", "harbour", "case-worker", "national-coordinator");
    rapporteur = realm.token("rita", "mo-rapporteur", "national-rapporteur");
    register();
    release = made();
  }

  @AfterAll
  void stop() {
    node.close();
    realm.close();
  }

  private void register() {
    for (int i = 0; i < WOMEN; i++) {
      counted = opened("Feminine", "MN");
      countedUnder = consented(counted);
    }
    for (int i = 0; i < MEN; i++) {
      consented(opened("Masculine", "LA"));
    }
    for (int i = 0; i < 3; i++) {
      consented(opened("NonConforming", "KH"));
    }
    opened("Feminine", "MN");
    String thoughtBetter = opened("Feminine", "MN");
    withdrawn(thoughtBetter, consented(thoughtBetter));
  }

  private Kept made() {
    ReleaseDesk desk = node.part(ReleaseDesk.class);
    while (desk.step(later)) {
      assertThat(desk.published(later).releases()).isNotNull();
    }
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    return desk.published(later).releases().stream()
        .filter(kept -> kept.period().from().toString().compareTo(today) <= 0)
        .filter(kept -> kept.period().until().toString().compareTo(today) > 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsWhoConsentedAndNobodyElse() {
    assertThat(read(release).get("cases").asInt()).isEqualTo(WOMEN + MEN + 3);
  }

  @Test
  void hidesWhatIsBelowElevenAndWhatWouldTellOfIt() {
    JsonNode cells = cells("gender x ageBroad");

    assertThat(texts(cells)).containsExactly("[[\"Woman\",\"25+\"],14]");
    assertThat(cells("meansThreats")).isEmpty();
  }

  @Test
  void isHiddenUntilItsDayAndServedAsItWasMadeFromThenOn() {
    assertThat(node.get(rapporteur, PATH + "/" + release.period().id()).code())
        .isEqualTo("UNKNOWN_RELEASE");

    Reply list = node.get(rapporteur, PATH);
    String published = list.body().at("/releases/0/id").asString();
    Reply shown = node.get(rapporteur, PATH + "/" + published);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body().has("cases")).as("nobody was registered then").isFalse();
    assertThat(shown.body().get("tables")).isEmpty();
    assertThat(list.body().at("/next/publishedOn").asString())
        .isGreaterThan(LocalDate.now(ZoneOffset.UTC).toString());
  }

  @Test
  void isGivenAsATableToo() {
    String published = node.get(rapporteur, PATH).body().at("/releases/0/id").asString();

    Reply table = node.get(rapporteur, PATH + "/" + published, "Accept", "text/csv");

    assertThat(table.contentType()).startsWith("text/csv");
    assertThat(table.body().get("text").asString()).startsWith("table,column,value");
  }

  @Test
  void isNotCountedAnewWhenSomebodyChangesHerMindOrIsRegisteredLate() {
    withdrawn(counted, countedUnder);

    made();

    Kept again = node.part(ReleaseDesk.class).find(release.period().id(), later).orElseThrow();
    assertThat(again).isEqualTo(release);
    assertThat(Digest.sha256(again.text().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(again.digest());
  }

  @Test
  void isJournalledOnceByItsPeriod() {
    assertThat(entries().stream().filter(e -> e.kind() == EntryKind.STATISTICS_RELEASED))
        .filteredOn(entry -> release.period().id().equals(entry.outcome()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detailCommitment()).isNotNull());
  }

  @Test
  void opensNothingElseToARapporteur() {
    assertThat(node.get(rapporteur, "/api/v1/cases").code()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(node.get(rapporteur, "/api/v1/cases/" + counted).code())
        .isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(node.get(worker, PATH).status()).isEqualTo(200);
  }

  @Test
  void answersIndicatorsOfYearsThatAreOverAndNothingOfFewerThanEleven() {
    Reply indicators = node.get(rapporteur, "/api/v1/statistics/indicators");

    assertThat(indicators.status()).isEqualTo(200);
    assertThat(indicators.body().get("k").asInt()).isEqualTo(11);
    assertThat(indicators.body().get("years")).isEmpty();
  }

  private static JsonNode read(Kept kept) {
    return JsonMapper.shared().readTree(kept.text());
  }

  private JsonNode cells(String table) {
    return StreamSupport.stream(read(release).get("tables").spliterator(), false)
        .filter(one -> one.get("table").asString().equals(table))
        .findFirst()
        .orElseThrow()
        .get("cells");
  }

  private static List<String> texts(JsonNode cells) {
    return StreamSupport.stream(cells.spliterator(), false)
        .map(cell -> "[" + cell.get("values") + "," + cell.get("cases") + "]")
        .toList();
  }

  private String opened(String gender, String citizenship) {
    String body =
        """
        {"language":"mon","interpreter":true,"intake":{"prs_Gender":"%s","prs_FirstName":"Invented",
         "prs_SecondName":"Invented","prs_Birthdate":"1990-01-01","prs_Citizenship":["%s"]}}"""
            .formatted(gender, citizenship);
    return posted("/api/v1/cases", body).get("case").asString();
  }

  private String consented(String reference) {
    String body =
        """
        {"epoch":1,"turn":1,"subject":"%s","givenBy":"PERSON","purposes":["STATISTICS"],
         "receivers":["mo-destination"],"classes":[],"exceptions":[],"language":"mon",
         "interpreter":true,"validFrom":"%s","validUntil":"%s"}"""
            .formatted(
                UUID.randomUUID(),
                now.minus(Duration.ofDays(1)),
                now.minus(Duration.ofDays(1)).plus(Duration.ofDays(364)));
    return posted(commands(reference) + "give-consent", body).get("created").asString();
  }

  private void withdrawn(String reference, String consent) {
    posted(
        commands(reference) + "withdraw-consent",
        "{\"epoch\":1,\"turn\":1,\"consentId\":\"" + consent + "\",\"scope\":\"ALL\"}");
  }

  private static String commands(String reference) {
    return "/api/v1/cases/" + reference + "/commands/";
  }

  private JsonNode posted(String path, String body) {
    Reply reply = node.post(worker, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s: %s", path, reply.body()).isLessThan(300);
    return reply.body();
  }

  private List<JournalEntry> entries() {
    JournalStore journal = node.part(JournalStore.class);
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                LongStream.range(0, journal.size())
                    .mapToObj(index -> Leaf.decode(journal.leaf(index)))
                    .toList())
        .value();
  }
}
