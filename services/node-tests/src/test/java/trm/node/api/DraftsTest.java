package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.casework.CaseStore;
import trm.node.casework.DraftDesk;
import trm.referral.CaseReference;
import trm.referral.Part;

/** An officer is called away in the middle of a form, and somebody goes on with it. */
@OneNode
final class DraftsTest {
  private final TestRealm realm;
  private final NodeUnderTest node;
  private final String coordinator;
  private final String colleague;
  private final String stranger;

  DraftsTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    colleague = realm.token("tomas", "mo-coordination", "case-worker");
    stranger = realm.token("carla", "ngo-other", "case-worker");
  }

  @Test
  void keepsWhatWasTypedHoweverIncomplete() {
    String path = path(UUID.randomUUID());
    Reply saved =
        save(coordinator, path, null, 0, "{\"measure\":\"M1.\",\"note\":\"Solongo said\"}");
    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    assertThat(saved.body().get("version").asLong()).isEqualTo(1);
    JsonNode draft = node.get(coordinator, path).body();
    assertThat(draft.get("content").get("note").asString()).isEqualTo("Solongo said");
    assertThat(draft.get("command").asString()).isEqualTo("record-measure");
    assertThat(draft.get("officer").asString()).isEqualTo("marta");
  }

  @Test
  void isTakenUpByAColleagueAndByNobodyElse() {
    String path = path(UUID.randomUUID());
    save(coordinator, path, null, 0, "{\"note\":\"a\"}");
    assertThat(save(colleague, path, null, 1, "{\"note\":\"b\"}").status()).isEqualTo(200);
    JsonNode draft = node.get(coordinator, path).body();
    assertThat(draft.get("content").get("note").asString()).isEqualTo("b");
    assertThat(draft.get("officer").asString()).isEqualTo("tomas");
    assertThat(node.get(stranger, path).code()).isEqualTo("UNKNOWN_DRAFT");
    assertThat(node.get(stranger, "/api/v1/drafts").body().get("drafts")).isEmpty();
    assertThat(node.delete(stranger, path).code()).isEqualTo("UNKNOWN_DRAFT");
    assertThat(node.get(colleague, "/api/v1/drafts").body().get("drafts").values())
        .anySatisfy(
            one -> {
              assertThat(path).endsWith(one.get("id").asString());
              assertThat(one.has("content")).isFalse();
            });
  }

  @Test
  void showsBothToWhoeverWasSlowerAndLosesNeither() {
    String path = path(UUID.randomUUID());
    save(coordinator, path, null, 0, "{\"note\":\"first\"}");
    save(colleague, path, null, 1, "{\"note\":\"theirs\"}");
    Reply late = save(coordinator, path, null, 1, "{\"note\":\"mine\"}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("DRAFT_CHANGED");
    assertThat(late.body().at("/drafts/stored/content/note").asString()).isEqualTo("theirs");
    assertThat(late.body().at("/drafts/stored/version").asLong()).isEqualTo(2);
    assertThat(late.body().at("/drafts/yours/note").asString()).isEqualTo("mine");
    assertThat(save(coordinator, path, null, 0, "{}").code()).isEqualTo("DRAFT_CHANGED");
    assertThat(save(coordinator, path, null, 2, "{\"note\":\"both\"}").status()).isEqualTo(200);
  }

  @Test
  void isOverAndDoneWithOnceTheCommandIsGiven() {
    String reference = opened();
    UUID id = UUID.randomUUID();
    save(coordinator, path(id), reference, 0, "{\"measure\":\"M1.4\"}");
    assertThat(give(reference, id, "M9.9").status()).isEqualTo(409);
    assertThat(node.get(coordinator, path(id)).status()).isEqualTo(200);
    assertThat(give(reference, id, "M1.4").status()).isEqualTo(202);
    assertThat(node.get(coordinator, path(id)).code()).isEqualTo("UNKNOWN_DRAFT");
  }

  private Reply give(String reference, UUID draft, String measure) {
    return node.post(
        coordinator,
        "/api/v1/cases/" + reference + "/commands/record-measure?draft=" + draft,
        "{\"epoch\":1,\"turn\":1,\"measure\":\"%s\",\"covered\":[]}".formatted(measure),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  @Test
  void isNotReadByAnOperator() {
    String path = path(UUID.randomUUID());
    save(coordinator, path, null, 0, "{}");
    String operator = realm.token("vera", "mo-coordination", "operator");
    assertThat(node.get(operator, "/api/v1/drafts").code()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(node.get(operator, path).code()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(node.delete(operator, path).code()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void isThrownAway() {
    String path = path(UUID.randomUUID());
    save(coordinator, path, null, 0, "{}");
    assertThat(node.delete(colleague, path).status()).isEqualTo(204);
    assertThat(node.get(coordinator, path).code()).isEqualTo("UNKNOWN_DRAFT");
    assertThat(save(coordinator, path, null, 1, "{}").code()).isEqualTo("UNKNOWN_DRAFT");
  }

  @Test
  void restsEncryptedAndIsErasedWithItsCase() {
    String reference = opened();
    UUID ofCase = UUID.randomUUID();
    UUID ofNone = UUID.randomUUID();
    save(coordinator, path(ofCase), reference, 0, "{\"note\":\"Solongo of the case\"}");
    save(coordinator, path(ofNone), null, 0, "{\"note\":\"Solongo of none\"}");
    assertThat(stored()).doesNotContain("Solongo");
    node.part(UnitOfWork.class)
        .carryOut(
            _ -> {
              node.part(CaseStore.class).destroyKey(new CaseReference(reference), Part.OWN);
              return true;
            });
    assertThat(node.get(coordinator, path(ofCase)).code()).isEqualTo("UNKNOWN_DRAFT");
    assertThat(node.get(coordinator, "/api/v1/drafts").body().get("drafts").toString())
        .doesNotContain(ofCase.toString())
        .contains(ofNone.toString());
    assertThat(node.part(DraftDesk.class).forget(Instant.EPOCH)).isEqualTo(1);
    assertThat(node.get(coordinator, path(ofNone)).status()).isEqualTo(200);
  }

  @Test
  void isForgottenOnceNobodyTouchesItForLong() {
    String path = path(UUID.randomUUID());
    save(coordinator, path, null, 0, "{}");
    node.part(DraftDesk.class).forget(Instant.now().minus(Duration.ofDays(30)));
    assertThat(node.get(coordinator, path).status()).isEqualTo(200);
    node.part(DraftDesk.class).forget(Instant.now().plus(Duration.ofSeconds(5)));
    assertThat(node.get(coordinator, path).code()).isEqualTo("UNKNOWN_DRAFT");
  }

  @Test
  void isNoPartOfTheEvidence() {
    long before = journalSize();
    String path = path(UUID.randomUUID());
    save(coordinator, path, null, 0, "{}");
    node.get(coordinator, path);
    node.delete(coordinator, path);
    assertThat(journalSize()).isEqualTo(before);
  }

  @Test
  void isRefusedWhereItCouldNeverBecomeACommand() {
    String path = path(UUID.randomUUID());
    String text = "{\"command\":\"%s\",\"version\":0,\"content\":{}%s}";
    assertThat(put(coordinator, path, text.formatted("make-coffee", "")).code())
        .isEqualTo("UNKNOWN_COMMAND");
    assertThat(put(coordinator, path, text.formatted("place-hold", "")).code())
        .isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(
            put(stranger, path, text.formatted("record-measure", ",\"case\":\"" + opened() + "\""))
                .code())
        .isEqualTo("UNKNOWN_CASE");
    assertThat(put(coordinator, path, "{\"command\":\"record-measure\",\"version\":0}").code())
        .isEqualTo("FIELD_INVALID");
    assertThat(put(coordinator, "/api/v1/drafts/none", text.formatted("record-measure", "")).code())
        .isEqualTo("FIELD_INVALID");
    assertThat(
            save(coordinator, path, null, 0, "{\"note\":\"" + "x".repeat(1 << 16) + "\"}").code())
        .isEqualTo("BODY_TOO_LARGE");
  }

  private String opened() {
    Reply reply =
        node.post(
            coordinator,
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    return reply.body().get("case").asString();
  }

  private Reply save(
      String token, String path, @Nullable String caseReference, long version, String content) {
    String named = caseReference == null ? "null" : '"' + caseReference + '"';
    return put(
        token,
        path,
        "{\"command\":\"record-measure\",\"case\":%s,\"version\":%d,\"content\":%s}"
            .formatted(named, version, content));
  }

  private Reply put(String token, String path, String body) {
    return node.put(token, path, body);
  }

  private static String path(UUID id) {
    return "/api/v1/drafts/" + id;
  }

  private String stored() {
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                node.part(JdbcClient.class)
                    .sql("SELECT content FROM draft")
                    .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                    .list()
                    .toString())
        .value();
  }

  private long journalSize() {
    return node.part(UnitOfWork.class).carryOut(_ -> node.part(JournalStore.class).size()).value();
  }
}
