package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;

/** Callers do everything wrong that can be done wrong. The broker is away all the time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryErrorTest {
  private static final String OPENING =
      """
      {"language": "mon", "interpreter": true,
       "profile": {"ageBand": "ADULT_25_PLUS", "sex": "FEMALE", "minor": false}}
      """;

  @TempDir static Path folder;
  private TestRealm realm;
  private NodeUnderTest node;
  private String coordinator;
  private String caseReference;

  @BeforeAll
  void start() {
    realm = TestRealm.start();
    TestFederation federation = new TestFederation(folder, "mo-destination", "mn-origin");
    node =
        NodeUnderTest.start(
            "mo-destination",
            federation,
            realm,
            TestDatabase.emptyUrl(),
            "127.0.0.1:1",
            settings());
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    Reply opened = open(coordinator, OPENING, key());
    assertThat(opened.status()).as(opened.body().toString()).isEqualTo(202);
    caseReference = opened.body().get("case").asString();
  }

  /** With the shipped example of a profile, as a deployment would set it. */
  private static Map<String, String> settings() {
    Path profiles = Path.of("../../deploy/profiles").toAbsolutePath().normalize();
    Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
    settings.put("trm.recovery.stop-file", folder.resolve("stopped-at").toString());
    settings.put("trm.profile.country-file", profiles.resolve("countries/mo.yaml").toString());
    settings.put("trm.profile.agreements-folder", profiles.resolve("agreements").toString());
    return settings;
  }

  @AfterAll
  void stop() {
    node.close();
    realm.close();
    // An operator ended the wait below, so an orderly stop says where the journal stood.
    assertThat(folder.resolve("stopped-at")).content().startsWith("mo-destination/1\n");
  }

  @Test
  void answersACommandWithWhereItStands() {
    Reply done = command(coordinator, "record-measure", measure(), key());
    assertThat(done.status()).as(done.body().toString()).isEqualTo(202);
    assertThat(done.body().get("case").asString()).isEqualTo(caseReference);
    assertThat(done.body().get("journalIndex").isIntegralNumber()).isTrue();
    assertThat(done.body().get("epoch").asLong()).isEqualTo(1);
    assertThat(done.body().get("messageIds").isArray()).isTrue();
  }

  @Test
  void refusesACallerWithoutToken() {
    problem(node.post(null, "/api/v1/cases", OPENING), 401, "NOT_AUTHENTICATED");
  }

  @Test
  void refusesTokensOfAnotherRealmAudienceOrTime() {
    Instant now = Instant.now();
    String path = "/api/v1/cases";
    for (String token :
        new String[] {
          "not.a.token",
          realm.token("http://other/realms/x", "mo-destination", "a", "o", now, "auditor"),
          realm.token(realm.issuer(), "mn-origin", "a", "o", now, "auditor"),
          realm.token(realm.issuer(), "mn-origin", "a", "o", now.minusSeconds(4000), "auditor")
        }) {
      problem(node.get(token, path), 401, "NOT_AUTHENTICATED");
    }
  }

  /** The tokens of the tests live five minutes, and the clocks may differ by one. */
  @Test
  void saysThatAnExpiredTokenIsNothingButExpired() {
    Instant now = Instant.now();
    String path = "/api/v1/messages";
    String just =
        realm.token(realm.issuer(), "mo-destination", "a", "o", now.minusSeconds(330), "operator");
    assertThat(node.get(just, path).status()).isEqualTo(200);
    String expired =
        realm.token(realm.issuer(), "mo-destination", "a", "o", now.minusSeconds(370), "operator");
    Reply reply = node.get(expired, path);
    problem(reply, 401, "TOKEN_EXPIRED");
    assertThat(reply.headers().get("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void refusesARoleThatMayNotGiveTheCommand() {
    String hold =
        "{\"epoch\":1,\"turn\":1,\"kind\":\"WITNESS\",\"basis\":\"x\",\"reviewOn\":\"2030-01-01\"}";
    problem(command(coordinator, "place-hold", hold, key()), 403, "ROLE_NOT_ALLOWED");
  }

  @Test
  void refusesAnOperatorTheCases() {
    String operator = realm.token("vera", "mo-operations", "operator");
    problem(node.get(operator, "/api/v1/cases"), 403, "ROLE_NOT_ALLOWED");
    assertThat(node.get(operator, "/api/v1/messages").status()).isEqualTo(200);
    assertThat(node.get(operator, "/api/v1/quarantine").status()).isEqualTo(200);
  }

  @Test
  void leavesExportsToAuditorsAndSignsNothingWhileItsPeersMayKnowMore() {
    String body = "{\"case\":\"" + caseReference + "\",\"purpose\":\"AUDIT\"}";
    problem(node.post(coordinator, "/api/v1/exports/evidence", body), 403, "ROLE_NOT_ALLOWED");
    String auditor = realm.token("paulo", "mo-audit", "auditor");
    Reply early = node.post(auditor, "/api/v1/exports/evidence", body);
    problem(early, 503, "RECOVERING");
    assertThat(early.headers()).containsKey("retry-after");
    endTheWait(auditor);
    Reply bundle = node.post(auditor, "/api/v1/exports/evidence", body);
    assertThat(bundle.status()).as(bundle.body().toString()).isEqualTo(200);
    problem(
        node.post(auditor, "/api/v1/exports/evidence", "{\"case\":\"none\"}"), 404, "UNKNOWN_CASE");
  }

  private void endTheWait(String auditor) {
    String path = "/api/v1/recovery";
    problem(node.get(auditor, path), 403, "ROLE_NOT_ALLOWED");
    problem(node.post(auditor, path + "/decision", "{}"), 403, "ROLE_NOT_ALLOWED");
    String operator = realm.token("vera", "mo-operations", "operator");
    assertThat(node.get(operator, path).body().get("peersAwaited").asInt()).isEqualTo(1);
    assertThat(health("recovery")).isEqualTo("ASKING");
    Reply decided = node.post(operator, path + "/decision", "{}");
    assertThat(decided.body().get("asking").asBoolean()).isFalse();
    assertThat(health("recovery")).isEqualTo("UP");
    assertThat(health("witness")).isEqualTo("UP");
  }

  private String health(String component) {
    return node.manage("/actuator/health/mail")
        .body()
        .at("/components/" + component + "/status")
        .asString();
  }

  @Test
  void refusesMalformedJsonWithoutQuotingIt() {
    Reply reply = command(coordinator, "record-measure", "{\"note\": \"Solongo", key());
    problem(reply, 400, "MALFORMED_BODY");
    assertThat(reply.body().toString()).doesNotContain("Solongo");
    problem(command(coordinator, "record-measure", "[]", key()), 400, "MALFORMED_BODY");
  }

  @Test
  void namesEveryWrongField() {
    Reply reply =
        command(
            coordinator,
            "decide-best-interests",
            "{\"epoch\":1,\"turn\":1,\"decidedOn\":\"soon\",\"color\":\"red\"}",
            key());
    problem(reply, 400, "FIELD_INVALID");
    assertThat(reply.body().get("fields").values())
        .extracting(field -> field.get("field").asString())
        .containsExactlyInAnyOrder("decidedOn", "result", "color");
  }

  @Test
  void namesEveryCodeThatIsOnNoListWithItsListAndStoresNothing() {
    String path = "/api/v1/cases/" + caseReference + "/timeline";
    String key = key();
    int before = node.get(coordinator, path).body().get("steps").size();
    Reply reply = command(coordinator, "share-assessment", assessment("STIGMATA", "MEDICALS"), key);
    problem(reply, 400, "UNKNOWN_CODE");
    assertThat(reply.body().get("fields").values())
        .extracting(field -> field.get("field").asString())
        .containsExactly("risks[0].type", "needs[1]");
    assertThat(reply.body().get("fields").get(0).get("sentence").asString()).contains("risk-types");
    assertThat(reply.body().toString()).doesNotContain("STIGMATA", "MEDICALS");
    assertThat(node.get(coordinator, path).body().get("steps").size()).isEqualTo(before);
    String right = assessment("STIGMA", "MEDICAL");
    assertThat(command(coordinator, "share-assessment", right, key()).status()).isEqualTo(202);
  }

  @Test
  void givesTheSameAnswerToTheSameKeyWithTheSameUnlistedCode() {
    String key = key();
    Reply first = command(coordinator, "share-assessment", assessment("X", "LEGAL"), key);
    Reply again = command(coordinator, "share-assessment", assessment("X", "LEGAL"), key);
    problem(first, 400, "UNKNOWN_CODE");
    assertThat(again.body()).isEqualTo(first.body());
    problem(
        command(coordinator, "share-assessment", assessment("STIGMA", "LEGAL"), key),
        422,
        "IDEMPOTENCY_KEY_REUSED");
  }

  private static String assessment(String risk, String need) {
    return """
        {"epoch":1,"turn":1,"to":[],"side":"DESTINATION","level":"LOW","validUntil":"2030-01-01",
         "risks":[{"type":"%s","level":"LOW"}],"needs":["LEGAL","%s"]}
        """
        .formatted(risk, need);
  }

  @Test
  void refusesABodyThatIsNotJsonAtAll() {
    Reply reply =
        node.post(
            coordinator,
            "/api/v1/cases",
            OPENING.repeat(1),
            "Idempotency-Key",
            key(),
            "X-Other",
            "1");
    assertThat(reply.status()).isEqualTo(202);
    problem(open(coordinator, "\"" + "x".repeat(1 << 20) + "\"", key()), 413, "BODY_TOO_LARGE");
  }

  @Test
  void doesNotKnowAForeignCommandPathOrCase() {
    problem(command(coordinator, "give-feedback", "{}", key()), 404, "UNKNOWN_COMMAND");
    problem(command(coordinator, "make-coffee", "{}", key()), 404, "UNKNOWN_COMMAND");
    problem(node.get(coordinator, "/api/v1/nothing"), 404, "UNKNOWN_PATH");
    problem(node.get(coordinator, "/api/v1/cases/none"), 404, "UNKNOWN_CASE");
    problem(node.get(coordinator, "/api/v1/messages/" + UUID.randomUUID()), 404, "UNKNOWN_MESSAGE");
    problem(node.post(coordinator, "/api/v1/directory", "{}"), 405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void showsAnotherOrganisationsCaseAsUnknownAndNotAsForbidden() {
    String stranger = realm.token("carla", "ngo-other", "case-worker");
    Reply foreign = node.get(stranger, "/api/v1/cases/" + caseReference);
    Reply absent = node.get(stranger, "/api/v1/cases/none");
    problem(foreign, 404, "UNKNOWN_CASE");
    assertThat(foreign.body()).isEqualTo(absent.body());
    problem(command(stranger, "record-measure", measure(), key()), 404, "UNKNOWN_CASE");
    assertThat(node.get(stranger, "/api/v1/cases").body().get("cases")).isEmpty();
  }

  @Test
  void refusesAStaleEpochAndAStaleTurnByTheirRules() {
    Reply epoch = command(coordinator, "revoke-offer", revocation(7, 1), key());
    problem(epoch, 409, "EPOCH_STALE");
    assertThat(epoch.body().get("rules").get(0).get("sentence").asString()).isNotEmpty();
    problem(command(coordinator, "revoke-offer", revocation(1, 9), key()), 409, "TURN_STALE");
  }

  private static String revocation(long epoch, long turn) {
    return "{\"epoch\":%d,\"turn\":%d,\"handoverId\":\"none\",\"reason\":\"OTHER\"}"
        .formatted(epoch, turn);
  }

  @Test
  void namesBrokenRulesWithTheirSentences() {
    Reply reply =
        command(
            coordinator, "confirm-return", "{\"epoch\":1,\"turn\":1,\"planId\":\"none\"}", key());
    problem(reply, 409, "RULES_BROKEN");
    for (JsonNode rule : reply.body().get("rules")) {
      assertThat(rule.get("id").asString()).isNotEmpty();
      assertThat(rule.get("sentence").asString()).endsWith(".");
    }
  }

  @Test
  void givesTheSameAnswerToTheSameKeyAndBody() {
    String key = key();
    Reply first = command(coordinator, "record-measure", measure(), key);
    Reply again = command(coordinator, "record-measure", measure(), key);
    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void givesTheSameRefusalToTheSameKeyAndBody() {
    String key = key();
    Reply first = command(coordinator, "tell-status", status(9, 1), key);
    Reply again = command(coordinator, "tell-status", status(9, 1), key);
    assertThat(first.status()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void refusesAKeyThatStoodForAnotherBodyOrIsMissing() {
    String key = key();
    command(coordinator, "record-measure", measure(), key);
    problem(
        command(coordinator, "record-measure", measure(1, 2), key), 422, "IDEMPOTENCY_KEY_REUSED");
    problem(
        node.post(coordinator, path("record-measure"), measure()), 400, "IDEMPOTENCY_KEY_MISSING");
  }

  @Test
  void wantsAPartnerToNameTheOfficer() {
    String partner = realm.token("service-account-ngo", "ngo-harbour", "partner");
    problem(open(partner, OPENING, key()), 400, "ACTING_OFFICER_MISSING");
    Reply named =
        node.post(
            partner,
            "/api/v1/cases",
            OPENING,
            "Idempotency-Key",
            key(),
            "Acting-Officer",
            "carla.exemplar");
    assertThat(named.status()).as(named.body().toString()).isEqualTo(202);
    String opened = named.body().get("case").asString();
    JsonNode steps =
        node.get(coordinator, "/api/v1/cases/" + opened + "/timeline").body().get("steps");
    assertThat(steps.get(0).get("officer").asString()).isEqualTo("carla.exemplar");
    assertThat(steps.get(0).get("statedBy").asString()).isEqualTo("service-account-ngo");
  }

  @Test
  void isReadyWithoutABrokerAndSaysThatItIsAway() {
    assertThat(node.manage("/actuator/health/readiness").status()).isEqualTo(200);
    Reply mail = node.manage("/actuator/health/mail");
    assertThat(mail.body().at("/components/broker/status").asString()).isEqualTo("DOWN");
    assertThat(mail.body().at("/components/directory/status").asString()).isEqualTo("UP");
    String meters = node.manage("/actuator/prometheus").body().get("text").asString();
    assertThat(meters).contains("trm_outbox_posted_total");
  }

  private Reply open(String token, String body, String key) {
    return node.post(token, "/api/v1/cases", body, "Idempotency-Key", key);
  }

  private Reply command(String token, String name, String body, String key) {
    return node.post(token, path(name), body, "Idempotency-Key", key);
  }

  private String path(String name) {
    return "/api/v1/cases/" + caseReference + "/commands/" + name;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String measure() {
    return measure(1, 1);
  }

  private static String measure(long epoch, long turn) {
    return "{\"epoch\":%d,\"turn\":%d,\"measure\":\"M1.4\",\"covered\":[\"LANGUAGE\"],\"note\":\"Invented.\"}"
        .formatted(epoch, turn);
  }

  private static String status(long epoch, long turn) {
    return "{\"epoch\":%d,\"turn\":%d,\"to\":[\"mn-origin\"],\"status\":\"OPEN\"}"
        .formatted(epoch, turn);
  }

  private static void problem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.body().get("type").asString()).startsWith("urn:trm:error:");
    assertThat(reply.body().get("title").asString()).isNotEmpty();
    assertThat(reply.body().get("detail").asString()).endsWith(".");
  }
}
