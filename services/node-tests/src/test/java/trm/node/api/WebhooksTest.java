package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.webhook.Receiver;
import trm.node.webhook.Receiver.Got;

/** A partner has itself told what happens. The node logs all that its HTTP client can say. */
@OneNode(
    settings = {
      "trm.webhooks.private-addresses-allowed=true",
      "trm.webhooks.poll-interval=50ms",
      "logging.level.org.apache.hc=DEBUG",
      "logging.level.trm=DEBUG"
    })
@ExtendWith(OutputCaptureExtension.class)
final class WebhooksTest {
  private static final String PATH = "/api/v1/webhooks";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Receiver receiver = Receiver.start();
  private final TestRealm realm;
  private final NodeUnderTest node;

  WebhooksTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
  }

  @AfterAll
  void stop() {
    receiver.close();
  }

  @Test
  void isToldWhatHappensSignedWithTheSecretThatItWasGivenOnce(CapturedOutput log) {
    Reply made = make(system("harbour"), "/harbour", "");
    String secret = made.body().get("secret").asString();
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.headers().get("location")).isEqualTo(PATH + "/" + id(made));
    assertThat(made.headers().get("cache-control")).contains("no-store");
    String opened = opened("harbour");

    until(() -> got("/harbour").size() >= 2);
    Got first = got("/harbour").getFirst();
    assertThat(first.signatures()).isEqualTo(signature(secret, first));
    assertThat(first.headers().get("Content-type")).startsWith("application/json");
    assertThat(first.json().get("type").asString()).isEqualTo("case.visible");
    assertThat(first.json().get("data").get("case").asString()).isEqualTo(opened);
    assertThat(first.json()).isEqualTo(events("harbour").get(0));
    assertThat(first.id()).isEqualTo(first.json().get("id").asString());

    until(() -> attempts("harbour", id(made)).size() >= 2);
    JsonNode attempt = attempts("harbour", id(made)).get(0);
    assertThat(attempt.propertyNames())
        .containsExactlyInAnyOrder("delivery", "event", "at", "outcome", "status", "latencyMillis");
    assertThat(attempt.get("outcome").asString()).isEqualTo("DELIVERED");

    Reply read = node.get(system("harbour"), PATH + "/" + id(made));
    assertThat(read.body().has("secret")).isFalse();
    Reply rotated = node.post(system("harbour"), PATH + "/" + id(made) + "/secret", "");
    String next = rotated.body().get("secret").asString();
    node.post(system("harbour"), PATH + "/" + id(made) + "/test", "");
    until(() -> got("/harbour").getLast().json().get("type").asString().equals("webhook.test"));
    Got test = got("/harbour").getLast();
    assertThat(test.signatures()).isEqualTo(signature(next, test) + " " + signature(secret, test));

    assertThat(log.getAll())
        .as("the client said what it did")
        .contains("Webhook-signature".toLowerCase(java.util.Locale.ROOT));
    assertThat(log.getAll()).doesNotContain(secret, next, "whsec_");
  }

  @Test
  void belongsToItsOrganisationAlone() {
    Reply made = make(system("bay"), "/bay", "");
    String path = PATH + "/" + id(made);
    String body = "{\"url\":\"" + receiver.url() + "\"}";
    for (Reply foreign :
        List.of(
            node.get(system("cliff"), path),
            node.put(system("cliff"), path, body),
            node.delete(system("cliff"), path),
            node.post(system("cliff"), path + "/secret", ""),
            node.post(system("cliff"), path + "/test", ""),
            node.post(system("cliff"), path + "/enable", ""),
            node.get(system("cliff"), path + "/attempts"),
            node.post(system("cliff"), path + "/replay", "{\"since\":\"2026-01-01T00:00:00Z\"}"))) {
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.code()).isEqualTo("UNKNOWN_WEBHOOK");
    }
    assertThat(node.get(system("cliff"), PATH).body().get("webhooks")).isEmpty();
    assertThat(node.get(system("bay"), PATH).body().get("webhooks").values()).hasSize(1);
    String worker = realm.token("officer", "bay", "case-worker");
    assertThat(node.get(worker, PATH).code()).isEqualTo("ROLE_NOT_ALLOWED");
    opened("cliff");
    assertThat(got("/bay")).isEmpty();
  }

  @Test
  void isChangedAndDeleted() {
    Reply made = make(system("quay"), "/quay-first", "");
    String path = PATH + "/" + id(made);
    String wish =
        "{\"url\":\"%s\",\"types\":[\"case.event.referral_opened\"]}"
            .formatted(receiver.url().resolve("/quay-second"));
    Reply changed = node.put(system("quay"), path, wish);
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    opened("quay");
    until(() -> !got("/quay-second").isEmpty());
    assertThat(got("/quay-second"))
        .extracting(one -> one.json().get("type").asString())
        .containsOnly("case.event.referral_opened");
    assertThat(got("/quay-first")).isEmpty();

    assertThat(node.delete(system("quay"), path).status()).isEqualTo(204);
    assertThat(node.get(system("quay"), path).code()).isEqualTo("UNKNOWN_WEBHOOK");
  }

  @Test
  void showsBothToWhoeverChangesItFromAStaleScreen() {
    String path = PATH + "/" + id(make(system("wharf"), "/wharf", ""));
    String screen = node.get(system("wharf"), path).headers().getOrDefault("etag", "none");
    String first = wish("/wharf-first");
    String second = wish("/wharf-second");
    assertThat(node.put(system("wharf"), path, first, "If-Match", screen).status()).isEqualTo(200);

    Reply stale = node.put(system("wharf"), path, second, "If-Match", screen);

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("WEBHOOK_CHANGED");
    JsonNode both = stale.body().get("webhook");
    assertThat(both.at("/stored/url").asString()).endsWith("/wharf-first");
    assertThat(both.at("/yours/url").asString()).endsWith("/wharf-second");
    assertThat(node.get(system("wharf"), path).body().get("url").asString())
        .endsWith("/wharf-first");
    String newest = "\"" + both.get("version").asString() + "\"";
    Reply saved = node.put(system("wharf"), path, second, "If-Match", newest);
    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.headers().get("etag"))
        .isEqualTo(node.get(system("wharf"), path).headers().get("etag"));
    assertThat(node.put(system("wharf"), path, second, "If-Match", "\"1\"").code())
        .isEqualTo("FIELD_INVALID");
    assertThat(node.put(system("wharf"), path, first).status())
        .as("whoever names no version goes by none")
        .isEqualTo(200);
  }

  private String wish(String path) {
    return "{\"url\":\"" + receiver.url().resolve(path) + "\"}";
  }

  @Test
  void tellsOfEveryCaseOnlyThoseWhoSeeEveryCase() {
    assertThat(make(system("lagoon"), "/lagoon", ",\"cases\":\"EVERY\"").code())
        .isEqualTo("ROLE_NOT_ALLOWED");
    String coordinator = realm.token("marta", "lagoon", "national-coordinator");
    Reply made = make(coordinator, "/every", ",\"cases\":\"EVERY\"");
    String opened = opened("somebody-else");
    until(
        () ->
            got("/every").stream()
                .anyMatch(one -> one.json().at("/data/case").asString("").equals(opened)));
    assertThat(node.get(system("lagoon"), PATH + "/" + id(made)).code())
        .as("nor may their organisation's system lead it elsewhere")
        .isEqualTo("UNKNOWN_WEBHOOK");
  }

  @Test
  void replaysOneAndAllSince() {
    Reply made = make(system("pier"), "/pier", "");
    String path = PATH + "/" + id(made) + "/replay";
    opened("pier");
    until(() -> attempts("pier", id(made)).size() >= 2);
    int before = got("/pier").size();
    String delivery = attempts("pier", id(made)).get(0).get("delivery").asString();
    Reply one = node.post(system("pier"), path, "{\"delivery\":\"" + delivery + "\"}");
    assertThat(one.status()).isEqualTo(202);
    until(() -> got("/pier").size() == before + 1);
    node.post(system("pier"), path, "{\"since\":\"2020-01-01T00:00:00Z\"}");
    until(() -> got("/pier").size() >= 2 * before + 1);

    assertThat(replayed(path, "{\"delivery\":\"" + UUID.randomUUID() + "\"}"))
        .isEqualTo("UNKNOWN_DELIVERY");
    assertThat(replayed(path, "{\"after\":\"x\"}")).isEqualTo("CURSOR_MALFORMED");
    assertThat(replayed(path, "{\"after\":\"AAAAAAAAAAAAAAAAAAAAAA\"}"))
        .isEqualTo("CURSOR_UNKNOWN");
    assertThat(replayed(path, "{}")).isEqualTo("FIELD_INVALID");
    assertThat(replayed(path, "{\"since\":\"soon\"}")).isEqualTo("FIELD_INVALID");
  }

  private String replayed(String path, String body) {
    return node.post(system("pier"), path, body).code();
  }

  @Test
  void aReceiverThatIsGoneIsDisabledSeenAndEnabled() {
    receiver.answersGoneAt("/gone");
    Reply made = make(system("spit"), "/gone", "");
    String path = PATH + "/" + id(made);
    opened("spit");
    until(() -> state("spit", path).equals("DISABLED"));
    assertThat(node.get(system("spit"), path).body().get("disabledFor").asString())
        .isEqualTo("GONE");
    until(() -> lastType("spit").equals("webhook.disabled"));
    assertThat(node.manage("/actuator/prometheus").body().get("text").asString())
        .contains("trm_webhook_disabled_total{")
        .contains("outcome=\"GONE\"");
    assertThat(
            node.post(system("spit"), path + "/replay", "{\"after\":\"" + cursor("spit") + "\"}")
                .code())
        .isEqualTo("WEBHOOK_DISABLED");
    assertThat(node.post(system("spit"), path + "/enable", "").status()).isEqualTo(200);
    assertThat(state("spit", path)).isEqualTo("ACTIVE");
  }

  @Test
  void refusesWhatItCannotDeliverTo() {
    for (String url :
        List.of("ftp://ngo.example/x", "https://u:p@ngo.example/", "not an address")) {
      Reply reply = node.post(system("sound"), PATH, "{\"url\":\"" + url + "\"}");
      assertThat(reply.code()).as(url).isEqualTo("FIELD_INVALID");
      assertThat(reply.body().toString()).contains("url").doesNotContain("u:p");
    }
    assertThat(make(system("sound"), "/x", ",\"types\":[\"case.event.unheard_of\"]").code())
        .isEqualTo("FIELD_INVALID");
    assertThat(make(system("sound"), "/x", ",\"color\":\"red\"").code()).isEqualTo("FIELD_INVALID");
    assertThat(make(system("sound"), "/x", ",\"cases\":\"SOME\"").code())
        .isEqualTo("FIELD_INVALID");
    for (int i = 0; i < 20; i++) {
      assertThat(make(system("sound"), "/x", "").status()).isEqualTo(201);
    }
    Reply one = make(system("sound"), "/x", "");
    assertThat(one.status()).isEqualTo(409);
    assertThat(one.code()).isEqualTo("TOO_MANY_WEBHOOKS");
  }

  private String state(String organisation, String path) {
    return node.get(system(organisation), path).body().get("state").asString();
  }

  private String lastType(String organisation) {
    List<JsonNode> all = List.copyOf(events(organisation).values());
    return all.getLast().get("type").asString();
  }

  private String cursor(String organisation) {
    return events(organisation).get(0).get("cursor").asString();
  }

  private String system(String organisation) {
    return realm.token("system-of-" + organisation, organisation, "partner");
  }

  private Reply make(String token, String path, String more) {
    String body = "{\"url\":\"" + receiver.url().resolve(path) + "\"" + more + "}";
    return node.post(token, PATH, body);
  }

  private static String id(Reply made) {
    return made.body().get("id").asString();
  }

  private JsonNode attempts(String organisation, String webhook) {
    return node.get(system(organisation), PATH + "/" + webhook + "/attempts")
        .body()
        .get("attempts");
  }

  private JsonNode events(String organisation) {
    return node.get(system(organisation), "/api/v1/events?limit=500").body().get("events");
  }

  private List<Got> got(String path) {
    return receiver.got().stream().filter(one -> one.path().equals(path)).toList();
  }

  private String opened(String organisation) {
    Reply reply =
        node.post(
            realm.token("officer-of-" + organisation, organisation, "case-worker"),
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  /** As a receiver computes it, from the specification and nothing of ours. */
  private static String signature(String secret, Got got) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = got.id() + "." + got.headers().get("Webhook-timestamp") + "." + got.body();
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(limit);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
