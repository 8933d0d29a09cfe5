package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.evidence.NodeId;
import trm.exchange.UnitOfWork;
import trm.exchange.reach.AskedTest;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachStore;
import trm.exchange.reach.TestId;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.wire.ContactAnswered;
import trm.wire.ContactTested;

/** The people of a focal point, as they ask and are asked. */
@OneNode(
    beside = {"mn-origin", "th-transit"},
    alone = true)
final class ContactTestsTest {
  private static final String TESTS = "/api/v1/contact-tests";
  private static final NodeId PEER = new NodeId("mn-origin");
  private static final NodeId OTHER = new NodeId("th-transit");

  private final TestRealm realm;
  private final NodeUnderTest node;
  private final String coordinator;

  ContactTestsTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void aPeersQuestionWaitsForAPerson() {
    String id = isAsked();
    JsonNode waiting = node.get(coordinator, TESTS).body().get("tests");
    assertThat(waiting.values())
        .anySatisfy(
            test -> {
              assertThat(test.get("id").asString()).isEqualTo(id);
              assertThat(test.get("from").asString()).isEqualTo("mn-origin");
            });
    assertThat(answer(coordinator, id, "FOCAL_POINT").status()).isEqualTo(200);
    assertThat(answer(coordinator, id, "FOCAL_POINT").code()).isEqualTo("UNKNOWN_CONTACT_TEST");
    assertThat(node.get(coordinator, TESTS).body().toString()).doesNotContain(id);
  }

  @Test
  void noMachineAndNobodyElseAnswers() {
    String id = isAsked();
    String partner = realm.token("system", "ngo-harbour", "partner");
    String both = realm.token("system", "ngo-harbour", "partner", "national-coordinator");
    String worker = realm.token("tomas", "mo-coordination", "case-worker");
    for (String token : new String[] {partner, both, worker}) {
      assertThat(answer(token, id, "FOCAL_POINT").code()).isEqualTo("ROLE_NOT_ALLOWED");
      assertThat(node.get(token, TESTS).code()).isEqualTo("ROLE_NOT_ALLOWED");
    }
    String authority = realm.token("ana", "mo-police", "competent-authority");
    assertThat(answer(authority, id, "MYSELF").code()).isEqualTo("FIELD_INVALID");
    assertThat(answer(authority, id, "ALTERNATE").status()).isEqualTo(200);
  }

  @Test
  void theDirectoryShowsWhenAPeerWasTestedAndAnswered() {
    Reply asked = node.post(coordinator, TESTS, "{\"node\":\"mn-origin\"}");
    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
    String id = asked.body().get("id").asString();
    assertThat(reached(PEER).get("testedAt").asString()).isNotEmpty();
    Instant now = Instant.now();
    in(
        () ->
            node.part(FocalPoints.class).answered(PEER, new ContactAnswered(id, now, "ALTERNATE")));
    assertThat(reached(PEER).get("answeredAt").asString()).isNotEmpty();
    assertThat(reached(PEER).get("answeredAs").asString()).isEqualTo("ALTERNATE");
    assertThat(reached(PEER).has("silentSince")).isFalse();
  }

  @Test
  void asksOnlyForACoordinatorAndOnlyPeers() {
    String authority = realm.token("ana", "mo-police", "competent-authority");
    assertThat(node.post(authority, TESTS, "{\"node\":\"mn-origin\"}").code())
        .isEqualTo("ROLE_NOT_ALLOWED");
    for (String wrong : new String[] {"{}", "{\"node\":\"?\"}", "{\"node\":\"zz-origin\"}"}) {
      assertThat(node.post(coordinator, TESTS, wrong).code()).isEqualTo("FIELD_INVALID");
    }
  }

  @Test
  void healthAndMetersSayWhoIsSilent() {
    assertThat(contacts().get("status").asString()).isEqualTo("UP");
    Instant then = Instant.now().minus(Duration.ofDays(9));
    in(
        () -> {
          TestId id = new TestId(UUID.randomUUID());
          node.part(ReachStore.class)
              .put(new AskedTest(id, OTHER, then, then.plusSeconds(60), null, null));
          return true;
        });
    assertThat(contacts().get("status").asString()).isEqualTo("OVERDUE");
    assertThat(contacts().at("/details/silent/0").asString()).isEqualTo("th-transit");
    assertThat(reached(OTHER).has("silentSince")).isTrue();
    assertThat(node.manage("/actuator/prometheus").body().get("text").asString())
        .contains("trm_contact_silent 1.0");
  }

  private String isAsked() {
    String id = UUID.randomUUID().toString();
    Instant now = Instant.now();
    in(
        () ->
            node.part(FocalPoints.class)
                .asked(PEER, new ContactTested(id, now, now.plusSeconds(60)), now));
    return id;
  }

  private Reply answer(String token, String id, String as) {
    return node.post(token, TESTS + "/" + id + "/answer", "{\"as\":\"" + as + "\"}");
  }

  private JsonNode reached(NodeId peer) {
    return node.get(coordinator, "/api/v1/directory")
        .body()
        .get("nodes")
        .valueStream()
        .filter(entry -> entry.get("node").asString().equals(peer.value()))
        .findFirst()
        .orElseThrow()
        .get("reached");
  }

  private JsonNode contacts() {
    return node.manage("/actuator/health/mail").body().at("/components/contacts");
  }

  private <T> T in(java.util.function.Supplier<T> work) {
    return node.part(UnitOfWork.class).carryOut(_ -> work.get()).value();
  }
}
