package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.UnitOfWork;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.casework.CaseStore;
import trm.node.wire.Names;
import trm.referral.CaseReference;
import trm.referral.Part;

/** A person asks what was passed on about her, and gets the whole of it, for ever. */
@OneNode
final class OwnCopyTest {
  private final TestRealm realm;
  private final NodeUnderTest node;
  private final String coordinator;
  private final String prosecutor;

  OwnCopyTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    prosecutor = realm.token("pedro", "mo-prosecution", "prosecutor");
  }

  @Test
  void namesEveryDisclosureWithItsReceiverClassesPurposeAndBasis() {
    Case one = aCaseOfEveryBasis();
    JsonNode told = copy(one).get("told");
    assertThat(told.valueStream().map(OwnCopyTest::line).toList())
        .containsExactly(
            "th-transit STATE_AUTHORITY TH [J] PROTECTION DANGER LIFE",
            "th-transit STATE_AUTHORITY TH [A] RISK_ASSESSMENT CONSENT " + one.consent(),
            "th-transit STATE_AUTHORITY TH [B, J] RISK_ASSESSMENT CONSENT " + one.consent(),
            "th-transit STATE_AUTHORITY TH [A] PROTECTION NOTIFICATION_DUTY -",
            "th-transit STATE_AUTHORITY TH [B] PROTECTION CHILD_PROTECTION -");
    assertThat(told.get(0).get("operator").asString()).isEqualTo("An invented authority");
    assertThat(told.get(0).get("sent").asBoolean()).isFalse();
    assertThat(Instant.parse(told.get(0).get("at").asString()))
        .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
  }

  @Test
  void saysHowToTakeBackWhatStillCounts() {
    Case one = aCaseOfEveryBasis();
    JsonNode withdraw = copy(one, "Accept-Language", "mn").get("withdraw");
    assertThat(withdraw.get("command").asString()).isEqualTo("withdraw-consent");
    assertThat(withdraw.get("consents").get(0).get("consent").asString()).isEqualTo(one.consent());
    assertThat(withdraw.get("language").asString()).isEqualTo("mn");
    assertThat(withdraw.get("how")).hasSize(3);
  }

  @Test
  void stillSaysThatAndWhenSomethingWasToldOnceItIsErased() {
    Case one = aCaseOfEveryBasis();
    sendEverything();
    List<String> before = copy(one).get("told").valueStream().map(OwnCopyTest::line).toList();
    withdraw(one);
    erase(one);
    JsonNode after = copy(one);
    assertThat(after.get("told").valueStream().map(OwnCopyTest::line))
        .startsWith(before.toArray(new String[0]));
    assertThat(after.get("told").get(1).get("sent").asBoolean()).isTrue();
    assertThat(after.get("withdraw").get("consents")).isEmpty();
  }

  @Test
  void doesNotSayThatSomethingWasToldWhichWasErasedBeforeItLeft() {
    Case one = aCaseOfEveryBasis();
    erase(one);
    assertThat(copy(one).get("told").valueStream().map(OwnCopyTest::line))
        .noneMatch(line -> line.contains("[B, J] RISK_ASSESSMENT"))
        .anyMatch(line -> line.contains("NOTIFICATION_DUTY"));
  }

  @Test
  void isAPageInThePersonsLanguageAndTheReaders() {
    Case one = aCaseOfEveryBasis();
    Reply page =
        node.get(
            coordinator,
            path(one),
            "Accept",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language",
            "pt-PT");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.headers().get("content-security-policy")).startsWith("default-src 'none'");
    assertThat(page.headers().get("cache-control")).contains("no-store");
    String text = page.body().get("text").asString();
    assertThat(text)
        .contains("<html lang=\"mn\"")
        .contains("lang=\"pt\"")
        .doesNotContain("mo-destination", "th-transit", "An invented authority", one.reference());
  }

  @Test
  void isInOtherLanguagesWhereTheReaderSaysSo() {
    Case one = aCaseOfEveryBasis();
    Reply page = node.get(coordinator, path(one) + "?language=km&second=th", "Accept", "text/html");
    assertThat(page.body().get("text").asString())
        .contains("<html lang=\"km\"", "lang=\"th\"")
        .doesNotContain("lang=\"en\"");
  }

  @Test
  void tellsTheSameBodyOnTheSameDayForTheSameReasonInOneLine() {
    Case one = aCaseOfEveryBasis();
    String page = pageOf(one);
    alert(one);
    assertThat(pageOf(one)).isEqualTo(page);
    assertThat(copy(one).get("told")).hasSize(6);
  }

  @Test
  void saysHowThePersonWantsToBeReached() {
    Case one = aCaseOfEveryBasis();
    command(coordinator, one, "record-safe-contact", contact("Through the school", "[]"));
    assertThat(copy(one).get("contact").get("how").asString()).isEqualTo("Through the school");
    assertThat(pageOf(one)).contains("Through the school", "Mondays", "The library calls");
    command(coordinator, one, "record-safe-contact", "\"contact\":null");
    assertThat(pageOf(one)).doesNotContain("Through the school");
  }

  @Test
  void tellsAnOfficerWhetherThePersonMayBeReachedNow() {
    Case one = aCaseOfEveryBasis();
    String path = "/api/v1/cases/" + one.reference() + "/safe-contact";
    assertThat(node.get(coordinator, path).body().get("reason").asString()).isEqualTo("NOT_SAID");
    String always =
        "[{\"days\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\","
            + "\"SUNDAY\"],\"from\":\"00:00\",\"until\":\"23:59:59.999\"}]";
    command(coordinator, one, "record-safe-contact", contact("By telephone", always));
    JsonNode now = node.get(coordinator, path).body();
    assertThat(now.get("mayContact").asString()).isEqualTo("NOW");
    assertThat(now.get("mayBeSaid").asString()).isEqualTo("The library calls");
    assertThat(entries()).anyMatch(entry -> "CONTACT".equals(entry.outcome()));
    assertThat(node.get(prosecutor, path).code()).isEqualTo("ROLE_NOT_ALLOWED");
    erase(one);
    assertThat(node.get(coordinator, path).body().get("reason").asString()).isEqualTo("ERASED");
  }

  @Test
  void takesNoInstructionsThatNobodyCouldFollow() {
    Case one = aCaseOfEveryBasis();
    for (String wrong :
        List.of(
            contact("", "[]"),
            contact("x", "[{\"days\":[],\"from\":\"09:00\",\"until\":\"10:00\"}]"),
            contact("x", "[{\"days\":[\"MONDAY\"],\"from\":\"10:00\",\"until\":\"09:00\"}]"),
            contact("x", "[]").replace("Asia/Macau", "The moon"))) {
      Reply reply =
          node.post(
              coordinator,
              "/api/v1/cases/" + one.reference() + "/commands/record-safe-contact",
              "{\"epoch\":1,\"turn\":1," + wrong + "}",
              "Idempotency-Key",
              UUID.randomUUID().toString());
      assertThat(reply.code()).as(wrong).isEqualTo("FIELD_INVALID");
    }
  }

  private static String contact(String how, String hours) {
    return """
        "contact":{"allowed":true,"how":"%s","when":"Mondays","mayBeSaid":"The library calls",
                   "zone":"Asia/Macau","hours":%s}"""
        .formatted(how, hours);
  }

  @Test
  void isJournalledWithItsPurpose() {
    Case one = aCaseOfEveryBasis();
    copy(one);
    assertThat(entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.kind()).isEqualTo(EntryKind.RECORD_VIEWED);
              assertThat(Objects.requireNonNull(entry.caseReference()).value())
                  .isEqualTo(one.reference());
              assertThat(entry.outcome()).isEqualTo("OWN_COPY");
              assertThat(entry.officer()).isEqualTo("marta");
            });
  }

  @Test
  void isGivenOnlyByThoseWhomTheCharterNamesAndOnlyOfTheirCases() {
    Case one = aCaseOfEveryBasis();
    assertThat(node.get(prosecutor, path(one)).code()).isEqualTo("ROLE_NOT_ALLOWED");
    String stranger = realm.token("carla", "ngo-other", "case-worker");
    assertThat(node.get(stranger, path(one), "Accept", "text/html").code())
        .isEqualTo("UNKNOWN_CASE");
    assertThat(node.get(coordinator, "/api/v1/cases/none/own-copy").code())
        .isEqualTo("UNKNOWN_CASE");
    assertThat(node.get(coordinator, path(one), "Accept", "image/png").code())
        .isEqualTo("NOT_ACCEPTABLE");
  }

  private record Case(String reference, String consent) {}

  private Case aCaseOfEveryBasis() {
    String opening =
        "{\"language\":\"mon\",\"interpreter\":true,"
            + "\"identity\":{\"familyName\":\"Zokhiomol\",\"givenNames\":\"Solongo\","
            + "\"nationalityClaimed\":\"MN\"},"
            + "\"profile\":{\"ageBand\":\"ADULT_25_PLUS\",\"sex\":\"FEMALE\",\"minor\":false}}";
    Case unconsented = new Case(done(coordinator, "/api/v1/cases", opening, "case"), "");
    alert(unconsented);
    String consent = command(coordinator, unconsented, "give-consent", consent());
    Case one = new Case(unconsented.reference(), consent);
    command(
        coordinator,
        one,
        "share-assessment",
        """
        "to":["th-transit"],"side":"DESTINATION","level":"LOW","validUntil":"2030-01-01",
        "risks":[{"type":"STIGMA","level":"LOW"}],"needs":[]""");
    command(
        prosecutor,
        one,
        "place-hold",
        "\"kind\":\"WITNESS\",\"basis\":\"Invented\",\"reviewOn\":\"2090-01-01\"");
    command(
        coordinator,
        one,
        "report-missing",
        "\"lastSeenAt\":\"2026-01-01T10:00:00Z\",\"minor\":true");
    return one;
  }

  private void alert(Case one) {
    command(
        coordinator,
        one,
        "raise-risk-alert",
        """
        "to":["th-transit"],"type":"STIGMA","level":"HIGH","concerns":"PERSON",
        "advice":"MEET_IN_PERSON","basis":"LIFE\"""");
  }

  private String consent() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return """
        "subject":"p-1","givenBy":"PERSON","purposes":["RISK_ASSESSMENT"],
        "receivers":["th-transit"],"classes":["B"],"exceptions":[],"language":"mon",
        "interpreter":true,"validFrom":"%s","validUntil":"%s\""""
        .formatted(now.minusSeconds(60), now.plus(100, ChronoUnit.DAYS));
  }

  private void withdraw(Case one) {
    command(
        coordinator,
        one,
        "withdraw-consent",
        "\"consentId\":\"%s\",\"scope\":\"ALL\"".formatted(one.consent()));
  }

  private String command(String token, Case one, String name, String fields) {
    return done(
        token,
        "/api/v1/cases/" + one.reference() + "/commands/" + name,
        "{\"epoch\":1,\"turn\":1," + fields + "}",
        "created");
  }

  private String done(String token, String path, String body, String what) {
    Reply reply = node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body().get(what).asString();
  }

  /** What the broker would have taken, had there been one. */
  private void sendEverything() {
    OutboxStore outbox = node.part(OutboxStore.class);
    node.part(UnitOfWork.class)
        .carryOut(
            _ -> {
              Instant later = Instant.now().plus(Duration.ofHours(1));
              List<OutboxMessage> claimed = outbox.claim(later, Duration.ofHours(1), 100);
              claimed.forEach(message -> outbox.sent(message.claim(), null));
              return true;
            });
  }

  /** As when everything of the case has had its day. */
  private void erase(Case one) {
    CaseReference reference = new CaseReference(one.reference());
    node.part(UnitOfWork.class)
        .carryOut(
            _ -> {
              for (Part part : List.of(Part.OWN, Part.PROCEEDINGS)) {
                node.part(CaseStore.class).destroyKey(reference, part);
                node.part(OutboxStore.class).erase(Names.toProof(reference), part.name());
              }
              return true;
            });
  }

  private String pageOf(Case one) {
    return node.get(coordinator, path(one), "Accept", "text/html").body().get("text").asString();
  }

  private JsonNode copy(Case one, String... headers) {
    Reply reply = node.get(coordinator, path(one), headers);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    assertThat(reply.contentType()).startsWith("application/json");
    return reply.body();
  }

  private static String path(Case one) {
    return "/api/v1/cases/" + one.reference() + "/own-copy";
  }

  private static String line(JsonNode told) {
    String ground = told.path("consent").asString(told.path("reason").asString("-"));
    return "%s %s %s %s %s %s %s"
        .formatted(
            told.get("to").asString(),
            told.get("operatorKind").asString(),
            told.get("territory").asString(),
            told.get("classes").valueStream().map(JsonNode::asString).toList(),
            told.get("purpose").asString(),
            told.get("basis").asString(),
            ground);
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
