package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** An organisation's system comes to call the node, works, and ends. */
@OneNode(
    settings = {"trm.partners.check-interval=50ms", "trm.partners.drain-interval=50ms"},
    alone = true)
final class PartnersTest {
  private static final String PARTNERS = "/api/v1/partners";
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final NodeUnderTest node;
  private final TestRealm realm;
  private final String coordinator;
  private final ECKey key;

  PartnersTest(NodeUnderTest node, TestRealm realm) throws JOSEException {
    this.node = node;
    this.realm = realm;
    this.coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    this.key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
  }

  @Test
  void isPendingFirstAndCallsTheNodeOnceKeycloakKnowsIt() {
    Reply asked = node.post(coordinator, PARTNERS, wish("mo-lantern").toString());
    assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
    assertThat(asked.body().get("state").asString()).isEqualTo("PENDING");
    assertThat(asked.body().get("webhookSecret").asString()).startsWith("whsec_");
    String id = asked.body().get("id").asString();
    assertThat(asked.headers().get("location")).isEqualTo(PARTNERS + "/" + id);

    awaitState(id, "ACTIVE");
    String clientId = asked.body().get("clientId").asString();
    JsonNode client = realm.administration().client(clientId).orElseThrow();
    assertThat(client.at("/attributes/jwks.string").asString())
        .contains(key.getX().toString(), "\"use\":\"sig\"")
        .doesNotContain("\"d\"");
    JsonNode webhooks = node.get(system(id, "mo-lantern"), "/api/v1/webhooks").body();
    assertThat(webhooks.at("/webhooks/0/state").asString()).isEqualTo("ACTIVE");
    assertThat(acts("mo-coordination")).contains("PARTNER_ASKED_FOR");
    assertThat(acts("mo-destination")).contains("PARTNER_ADMITTED");
  }

  @Test
  void namesTheOfficerAsThePartnerStatedItInTimelineAndJournal() {
    String id = active("mo-reed");
    String system = system(id, "mo-reed");
    assertThat(openCase(system).code()).isEqualTo("ACTING_OFFICER_MISSING");
    String opened = done(openCase(system, "Acting-Officer", "carla.exemplar"), "case");
    String account = "service-account-" + partner(id).get("clientId").asString();

    JsonNode step =
        node.get(coordinator, "/api/v1/cases/" + opened + "/timeline").body().at("/steps/0");
    assertThat(step.get("officer").asString()).isEqualTo("carla.exemplar");
    assertThat(step.get("statedBy").asString()).isEqualTo(account);
    node.get(system, "/api/v1/cases/" + opened, "Acting-Officer", "dora.exemplar");
    assertThat(journal().stream().filter(entry -> isAbout(opened, entry)))
        .filteredOn(entry -> entry.statedBy() != null)
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.statedBy()).isEqualTo(account))
        .extracting(JournalEntry::officer)
        .contains("carla.exemplar", "dora.exemplar");
    assertThat(journal().stream().filter(entry -> isAbout(opened, entry)))
        .filteredOn(entry -> entry.kind() == EntryKind.RECORD_VIEWED)
        .filteredOn(entry -> entry.officer().equals("dora.exemplar"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.statedBy()).isEqualTo(account));
  }

  @Test
  void endsOnlyWhenItsCaseIsTakenOverAndIsThenRefused() {
    String id = active("mo-bamboo");
    String system = system(id, "mo-bamboo");
    String opened = done(openCase(system, "Acting-Officer", "carla.exemplar"), "case");

    Reply ending = end(id, "{}");
    assertThat(ending.status()).isEqualTo(202);
    assertThat(ending.body().get("state").asString()).isEqualTo("DRAINING");
    assertThat(ending.body().at("/held/casesInHand").asInt()).isEqualTo(1);
    assertThat(ending.body().at("/held/cases/0").asString()).isEqualTo(opened);
    String operator = realm.token("vera", "mo-operations", "operator");
    assertThat(node.get(operator, PARTNERS + "/" + id).body().at("/held/cases").isNull()).isTrue();
    assertThat(node.get(system, "/api/v1/cases/" + opened, "Acting-Officer", "carla").status())
        .isEqualTo(200);

    end(id, "{\"workGoesTo\":\"mo-harbour\"}");
    String harbour = realm.token("ana", "mo-harbour", "case-worker");
    await(() -> accept(harbour, opened).status() == 202);
    awaitState(id, "CLOSED");

    await(() -> node.get(system, "/api/v1/webhooks").status() == 401);
    String clientId = partner(id).get("clientId").asString();
    JsonNode client = realm.administration().client(clientId).orElseThrow();
    assertThat(client.get("enabled").asBoolean()).isFalse();
    JsonNode steps =
        node.get(coordinator, "/api/v1/cases/" + opened + "/timeline").body().get("steps");
    assertThat(steps.valueStream().filter(step -> of(step, "eventType").equals("TurnOffered")))
        .singleElement()
        .satisfies(step -> assertThat(of(step, "officer")).isEqualTo("marta"))
        .satisfies(step -> assertThat(of(step, "organisation")).isEqualTo("mo-bamboo"));
    assertThat(acts("mo-destination")).contains("DRAINED", "CLOSED");
    assertThat(end(id, "{}").body().get("state").asString()).isEqualTo("CLOSED");
    assertThat(change(id, partner(id).get("version").asLong()).code()).isEqualTo("PARTNER_OVER");
  }

  /** By the law's own order: the one that follows holds first, so that she is never without. */
  @Test
  void endsOnlyWhenNobodyElseWouldHaveToReleaseItsHold() {
    String id = active("mo-elm");
    String opened = done(openCase(realm.token("ana", "mo-quay", "case-worker")), "case");
    place("ines", "mo-elm", "COURT_ORDER", opened);
    place("ines", "mo-elm", "ASYLUM", opened);

    JsonNode held = end(id, "{}").body().get("held");
    assertThat(held.get("holds").asInt()).isEqualTo(1);
    assertThat(held.at("/cases/0").asString()).isEqualTo(opened);
    end(id, "{\"workGoesTo\":\"mo-quay\"}");
    await(() -> of(partner(id), "state").equals("DRAINING"));
    assertThat(partner(id).at("/held/holds").asInt()).isEqualTo(1);

    place("rui", "mo-quay", "ASYLUM", opened);
    awaitState(id, "CLOSED");
    JsonNode steps =
        node.get(coordinator, "/api/v1/cases/" + opened + "/timeline").body().get("steps");
    assertThat(steps.valueStream().filter(step -> of(step, "eventType").equals("HoldReleased")))
        .singleElement()
        .satisfies(step -> assertThat(of(step, "organisation")).isEqualTo("mo-elm"))
        .satisfies(step -> assertThat(of(step, "officer")).isEqualTo("marta"));
  }

  @Test
  void itsWorkGoesNeitherToItselfNorToOneThatEnds() {
    String id = active("mo-aspen");
    String ending = active("mo-alder");
    place("ines", "mo-alder", "CHILD", done(openCase(coordinator), "case"));
    assertThat(end(ending, "{}").body().get("state").asString()).isEqualTo("DRAINING");
    for (String organisation : List.of("mo-aspen", "mo-alder")) {
      assertThat(end(id, "{\"workGoesTo\":\"" + organisation + "\"}").code())
          .isEqualTo("PARTNER_CANNOT_FOLLOW");
    }
    assertThat(partner(id).get("state").asString()).isEqualTo("ACTIVE");
  }

  @Test
  void isShutOutAtOnceAlsoWhileKeycloakIsAwayAndComesBackWithNewTokensOnly() {
    String id = active("mo-larch");
    String stolen = system(id, "mo-larch");
    String suspension = PARTNERS + "/" + id + "/suspension";
    String webhook = "{\"url\":\"https://hooks.invented.example/thief\",\"types\":[]}";
    assertThat(node.post(stolen, "/api/v1/webhooks", webhook).status()).isEqualTo(201);
    realm.permissions().take("partner#onboard");
    realm.administration().refuse(503);

    String operator = realm.token("vera", "mo-operations", "operator");
    Reply suspended = node.post(operator, suspension, "{}");
    assertThat(suspended.status()).as("%s", suspended.body()).isEqualTo(200);
    assertThat(suspended.body().get("suspendedAt").isNull()).isFalse();
    assertThat(node.get(stolen, "/api/v1/webhooks").status()).isEqualTo(401);
    assertThat(node.delete(coordinator, suspension).code()).isEqualTo("NOT_PERMITTED");
    realm.administration().refuse(0);
    realm.permissions().give("partner#onboard");
    // What changes is brought to Keycloak at once, however long the next try was away.
    change(id, partner(id).get("version").asLong());
    await(() -> !isEnabled(id));
    assertThat(node.delete(coordinator, suspension).body().get("suspendedAt").isNull()).isTrue();
    await(() -> node.get(system(id, "mo-larch"), "/api/v1/webhooks").status() == 200);
    JsonNode webhooks = node.get(system(id, "mo-larch"), "/api/v1/webhooks").body();
    assertThat(webhooks.at("/webhooks/0/state").asString()).isEqualTo("DISABLED");
    assertThat(node.get(stolen, "/api/v1/webhooks").status()).isEqualTo(401);
    await(() -> isEnabled(id));
    assertThat(acts("mo-operations")).contains("SUSPENDED");
    assertThat(acts("mo-coordination")).contains("RESUMED");
  }

  private boolean isEnabled(String id) {
    String clientId = partner(id).get("clientId").asString();
    return realm.administration().client(clientId).orElseThrow().get("enabled").asBoolean();
  }

  private void place(String officer, String organisation, String kind, String opened) {
    ObjectNode hold = JsonMapper.shared().createObjectNode().put("epoch", 1).put("turn", 1);
    hold.put("kind", kind).put("basis", "x").put("reviewOn", "2090-01-01");
    Reply reply =
        node.post(
            realm.token(officer, organisation, "prosecutor"),
            "/api/v1/cases/" + opened + "/commands/place-hold",
            hold.toString(),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
  }

  @Test
  void mayMakeAsManyRequestsAsWasAgreed() {
    String id = active("mo-willow");
    String system = system(id, "mo-willow");
    long version = partner(id).get("version").asLong();
    assertThat(change(id, version).body().get("requestsPerMinute").asInt()).isEqualTo(3);
    assertThat(change(id, version).code()).isEqualTo("PARTNER_CHANGED");
    await(
        () ->
            Objects.equals(
                node.get(system, "/api/v1/webhooks").headers().get("ratelimit-policy"),
                "\"account\";q=3;w=60"));
    for (int i = 0; i < 3; i++) {
      node.get(system, "/api/v1/webhooks");
    }
    assertThat(node.get(system, "/api/v1/webhooks").code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(node.get(coordinator, PARTNERS).headers().get("ratelimit-policy"))
        .contains("q=6000");
  }

  @Test
  void anOrganisationIsAPartnerOnceAndItsKeysArePublic() {
    active("mo-cedar");
    assertThat(node.post(coordinator, PARTNERS, wish("mo-cedar").toString()).code())
        .isEqualTo("PARTNER_KNOWN");
    ObjectNode slip = wish("mo-maple");
    slip.set("keys", JsonMapper.shared().readTree(key.toJSONString()));
    assertWrong("keys", slip);
    slip.remove("keys");
    assertWrong("keys", slip);
    assertWrong("keysUrl", slip.put("keysUrl", "https://127.0.0.1/keys"));
    assertWrong("organisation", wish("Mo Maple"));
    assertWrong("contact", wish("mo-maple").put("contact", "nobody"));
    assertWrong("requestsPerMinute", wish("mo-maple").put("requestsPerMinute", 0));
    assertThat(node.get(coordinator, PARTNERS).body().get("partners").toString())
        .contains("mo-cedar")
        .doesNotContain("mo-maple");
  }

  @Test
  void saysToTheOperatorWhyItWaitsAndIsWithdrawn() {
    realm.administration().refuse(503);
    String id = done(node.post(coordinator, PARTNERS, wish("mo-birch").toString()), "id");
    await(() -> of(partner(id), "trouble").equals("IDENTITY_AWAY"));
    assertThat(partner(id).get("state").asString()).isEqualTo("PENDING");
    assertThat(node.manage("/actuator/prometheus").body().get("text").asString())
        .contains("trm_partners_failures_total{trouble=\"IDENTITY_AWAY\"}");
    realm.administration().refuse(0);

    assertThat(end(id, "{}").body().get("state").asString()).isEqualTo("WITHDRAWN");
    awaitState(id, "CLOSED");
    assertThat(realm.administration().clientIds())
        .doesNotContain(partner(id).get("clientId").asString());
    assertThat(end(UUID.randomUUID().toString(), "{}").code()).isEqualTo("UNKNOWN_PARTNER");
  }

  private void assertWrong(String field, ObjectNode wish) {
    Reply reply = node.post(coordinator, PARTNERS, wish.toString());
    assertThat(reply.body().at("/fields/0/field").asString())
        .as("%s", reply.body())
        .isEqualTo(field);
  }

  private ObjectNode wish(String organisation) {
    ObjectNode wish =
        JsonMapper.shared()
            .createObjectNode()
            .put("organisation", organisation)
            .put("kind", "NGO")
            .put("name", "An invented NGO")
            .put("language", "pt");
    wish.set("keys", JsonMapper.shared().readTree(key.toPublicJWK().toJSONString()));
    wish.putObject("webhook").put("url", "https://hooks.invented.example/node");
    return wish;
  }

  private String active(String organisation) {
    ObjectNode wish = wish(organisation);
    wish.remove("webhook");
    String id = done(node.post(coordinator, PARTNERS, wish.toString()), "id");
    awaitState(id, "ACTIVE");
    return id;
  }

  private String system(String id, String organisation) {
    String name = "service-account-" + partner(id).get("clientId").asString();
    return realm.tokenOfPartner("account-" + name, name, organisation);
  }

  /** About a child, whose referral waits for nobody's consent. */
  private Reply openCase(String token, String... headers) {
    String body =
        """
        {"language":"mon","interpreter":true,
         "intake":{"prs_FirstName":"Solongo","prs_Birthdate":"2014-04-12"}}""";
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Idempotency-Key";
    all[headers.length + 1] = UUID.randomUUID().toString();
    return node.post(token, "/api/v1/cases", body, all);
  }

  private Reply accept(String token, String opened) {
    return node.post(
        token,
        "/api/v1/cases/" + opened + "/commands/accept-turn",
        "{\"epoch\":1,\"turn\":1}",
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private Reply end(String id, String body) {
    return node.post(coordinator, PARTNERS + "/" + id + "/off-boarding", body);
  }

  private Reply change(String id, long version) {
    ObjectNode terms = wish("mo-any");
    terms.remove(List.of("organisation", "kind", "webhook"));
    terms.put("version", version).put("requestsPerMinute", 3);
    return node.put(coordinator, PARTNERS + "/" + id, terms.toString());
  }

  private JsonNode partner(String id) {
    return node.get(coordinator, PARTNERS + "/" + id).body();
  }

  private void awaitState(String id, String state) {
    await(() -> of(partner(id), "state").equals(state));
  }

  private static String of(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static String done(Reply reply, String field) {
    assertThat(reply.status()).as("%s", reply.body()).isBetween(200, 299);
    return reply.body().get(field).asString();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private List<String> acts(String organisation) {
    return journal().stream()
        .filter(entry -> entry.kind() == EntryKind.PARTNER_CHANGED)
        .filter(entry -> entry.organisation().equals(organisation))
        .map(entry -> String.valueOf(entry.outcome()))
        .toList();
  }

  private static boolean isAbout(String opened, JournalEntry entry) {
    return String.valueOf(entry.caseReference()).equals(opened);
  }

  private List<JournalEntry> journal() {
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
