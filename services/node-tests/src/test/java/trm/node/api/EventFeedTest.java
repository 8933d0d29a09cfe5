package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Partners ask what happened since they asked last. */
@OneNode
final class EventFeedTest {
  private final TestRealm realm;
  private final NodeUnderTest node;

  EventFeedTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
  }

  @Test
  void tellsWhatHappenedInCodesAndNothingOfThePerson() {
    String opened = opened("harbour");
    command("harbour", opened, "record-measure", "\"measure\":\"M1.2\",\"note\":\"Solongo\"");

    List<JsonNode> events = of(opened, events(system("harbour"), null).body());
    assertThat(events)
        .extracting(event -> event.get("type").asString())
        .startsWith("case.visible", "case.event.referral_opened")
        .endsWith("case.event.measure_recorded");
    JsonNode last = events.getLast();
    assertThat(last.propertyNames())
        .containsExactlyInAnyOrder("id", "cursor", "type", "timestamp", "data");
    assertThat(last.get("data").propertyNames())
        .containsExactlyInAnyOrder("occurredAt", "case", "measure", "epoch", "turn");
    assertThat(last.get("data").get("measure").asString()).isEqualTo("M1.2");
    assertThat(last.get("data").get("epoch").asLong()).isEqualTo(1);
    assertThat(UUID.fromString(last.get("id").asString())).isNotNull();
    assertThat(last.toString()).doesNotContain("Solongo");
  }

  @Test
  void doesNotNameWhatWouldBetrayAClaim() {
    String opened = opened("legal");
    command("legal", opened, "record-asylum-advice", "\"interpreter\":true");

    JsonNode last = of(opened, events(system("legal"), null).body()).getLast();
    assertThat(last.get("type").asString()).isEqualTo("case.event.unnamed");
    assertThat(last.get("data").get("measure").isNull()).isTrue();
  }

  @Test
  void goesOnWhereThePartnerLeftOff() {
    String opened = opened("bay");
    Reply first = events(system("bay"), null);
    String cursor = first.body().get("next").asString();
    assertThat(of(opened, first.body())).isNotEmpty();
    assertThat(events(system("bay"), cursor).body().get("events")).isEmpty();

    opened("cliff");
    command("bay", opened, "record-measure", "\"measure\":\"M1.2\"");
    Reply later = events(system("bay"), cursor);
    assertThat(later.body().get("events").values()).hasSize(1);
    String entry = later.body().get("events").get(0).get("cursor").asString();
    assertThat(events(system("bay"), entry).body().get("events")).isEmpty();

    Reply one = node.get(system("bay"), "/api/v1/events?limit=1");
    assertThat(one.body().get("events").values()).hasSize(1);
    assertThat(one.body().get("more").asBoolean()).isTrue();
  }

  @Test
  void tellsAnOrganisationOfACaseFromTheMomentThatItTakesPart() {
    String opened = opened("pier");
    command("pier", opened, "record-measure", "\"measure\":\"M1.2\"");
    String before = cursor(system("quay"));
    assertThat(of(opened, events(system("quay"), null).body())).isEmpty();

    command("pier", opened, "offer-turn", "\"to\":\"quay\",\"reason\":\"Near her.\"");
    List<JsonNode> told = of(opened, events(system("quay"), before).body());
    assertThat(told)
        .extracting(event -> event.get("type").asString())
        .containsExactly("case.visible", "case.event.turn_offered");
    assertThat(of(opened, events(system("quay"), null).body())).isEqualTo(told);
  }

  @Test
  void tellsThoseWhoSeeEveryCaseOfEveryCase() {
    String opened = opened("lagoon");
    String coordinator = realm.token("marta", "mo-coordination", "national-coordinator");

    assertThat(of(opened, events(coordinator, null).body()))
        .extracting(event -> event.get("type").asString())
        .contains("case.event.referral_opened")
        .doesNotContain("case.visible");
  }

  @Test
  void refusesWhatIsNoCursorAndWhoMayNotAsk() {
    Reply malformed = events(system("bay"), "one");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.code()).isEqualTo("CURSOR_MALFORMED");
    Reply unknown = events(system("bay"), "AAAAAAAAAAAAAAAAAAAAAA");
    assertThat(unknown.status()).isEqualTo(410);
    assertThat(unknown.code()).isEqualTo("CURSOR_UNKNOWN");
    for (String wrong : List.of("0", "-1", "many")) {
      assertThat(node.get(system("bay"), "/api/v1/events?limit=" + wrong).code())
          .isEqualTo("FIELD_INVALID");
    }
    String operator = realm.token("vera", "mo-operations", "operator");
    assertThat(events(operator, null).code()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  private String system(String organisation) {
    return realm.token("system-of-" + organisation, organisation, "partner");
  }

  private String worker(String organisation) {
    return realm.token("officer-of-" + organisation, organisation, "case-worker");
  }

  private Reply events(String token, @Nullable String after) {
    String query = after == null ? "?limit=500" : "?limit=500&after=" + after;
    return node.get(token, "/api/v1/events" + query);
  }

  private String cursor(String token) {
    JsonNode next = events(token, null).body().get("next");
    return next.asString();
  }

  private static List<JsonNode> of(String opened, JsonNode page) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode event : page.get("events")) {
      if (event.get("data").path("case").asString("").equals(opened)) {
        found.add(event);
      }
    }
    return found;
  }

  private String opened(String organisation) {
    Reply reply =
        post(worker(organisation), "/api/v1/cases", "{\"language\":\"mon\",\"interpreter\":true}");
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  private void command(String organisation, String opened, String name, String fields) {
    Reply reply =
        post(
            worker(organisation),
            "/api/v1/cases/" + opened + "/commands/" + name,
            "{\"epoch\":1,\"turn\":1," + fields + "}");
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
  }

  private Reply post(String token, String path, String body) {
    return node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
