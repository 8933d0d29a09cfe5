package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Two officers go by screens that were loaded at the same time. */
@OneNode
final class StaleScreenTest {
  private final NodeUnderTest node;
  private final String marta;
  private final String tomas;

  StaleScreenTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    marta = realm.token("marta", "mo-coordination", "case-worker");
    tomas = realm.token("tomas", "mo-coordination", "case-worker");
  }

  @Test
  void theSlowerOneIsShownWhatTheOtherDidAndNothingIsDone() {
    String opened = opened();
    String screen = tag(opened);
    assertThat(record(marta, opened, "M1.4", screen).status()).isEqualTo(202);

    Reply conflict = record(tomas, opened, "M1.2", screen);

    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.code()).isEqualTo("CASE_CHANGED");
    JsonNode both = conflict.body().get("case");
    assertThat("\"" + both.get("version").asLong() + "\"").isEqualTo(tag(opened));
    assertThat(both.get("stored").get("case").asString()).isEqualTo(opened);
    JsonNode step = both.get("since").get(0);
    assertThat(both.get("since").size()).isEqualTo(1);
    assertThat(step.get("officer").asString()).isEqualTo("marta");
    assertThat(step.get("measure").asString()).isEqualTo("M1.4");
    assertThat(conflict.body().toString()).doesNotContain("A bed");
    assertThat(record(tomas, opened, "M1.2", tag(opened)).status()).isEqualTo(202);
  }

  @Test
  void theSameKeyGoesOnWorkingOnceTheScreenIsFresh() {
    String opened = opened();
    String screen = tag(opened);
    assertThat(record(marta, opened, "M1.4", screen).status()).isEqualTo(202);
    String key = UUID.randomUUID().toString();

    assertThat(record(tomas, opened, "M1.2", screen, key).status()).isEqualTo(412);
    Reply again = record(tomas, opened, "M1.2", tag(opened), key);
    Reply repeated = record(tomas, opened, "M1.2", screen, key);

    assertThat(again.status()).isEqualTo(202);
    assertThat(repeated.body()).isEqualTo(again.body());
  }

  @Test
  void whoNamesNoVersionGoesByEpochAndTurn() {
    String opened = opened();
    assertThat(record(marta, opened, "M1.4", tag(opened)).status()).isEqualTo(202);

    assertThat(post(tomas, commandOf(opened), measure("M1.2"), key()).status()).isEqualTo(202);
  }

  @Test
  void aTagThatThisNodeNeverGaveIsAWrongField() {
    String opened = opened();

    assertThat(record(tomas, opened, "M1.2", "*").code()).isEqualTo("FIELD_INVALID");
    assertThat(record(tomas, opened, "M1.2", "\"999\"").code()).isEqualTo("CASE_CHANGED");
  }

  private String opened() {
    Reply reply =
        post(marta, "/api/v1/cases", "{\"language\":\"mon\",\"interpreter\":true}", key());
    return reply.body().get("case").asString();
  }

  private String tag(String opened) {
    return node.get(marta, "/api/v1/cases/" + opened).headers().getOrDefault("etag", "none");
  }

  private Reply record(String token, String opened, String measure, String screen) {
    return record(token, opened, measure, screen, key());
  }

  private Reply record(String token, String opened, String measure, String screen, String key) {
    return node.post(
        token, commandOf(opened), measure(measure), "If-Match", screen, "Idempotency-Key", key);
  }

  private Reply post(String token, String path, String body, String key) {
    return node.post(token, path, body, "Idempotency-Key", key);
  }

  private static String commandOf(String opened) {
    return "/api/v1/cases/" + opened + "/commands/record-measure";
  }

  private static String measure(String code) {
    return "{\"epoch\":1,\"turn\":1,\"measure\":\"" + code + "\",\"note\":\"A bed\"}";
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
