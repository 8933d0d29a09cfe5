package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.attachment.InventedFiles;

/** An officer of another organisation opens a case because a life is in danger. */
@OneNode
final class EmergencyReadingTest {
  private final NodeUnderTest node;
  private final String worker;
  private final String stranger;
  private final String coordinator;
  private final String another;
  private String path = "";
  private String file = "";

  EmergencyReadingTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    worker = realm.token("tomas", "mo-night", "case-worker");
    stranger = realm.token("otto", "mo-elsewhere", "case-worker");
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    another = realm.token("ines", "mo-coordination", "national-coordinator");
  }

  @BeforeAll
  void openCase() {
    Reply opened = post(worker, "/api/v1/cases", "{\"language\":\"mon\",\"interpreter\":true}");
    path = "/api/v1/cases/" + opened.body().get("case").stringValue();
    Reply filed =
        node.postFile(
            worker,
            path + "/attachments?shows=PERSON_PHOTO",
            "image/png",
            InventedFiles.png(1),
            UUID.randomUUID().toString());
    file = path + "/attachments/" + filed.body().get("created").stringValue();
  }

  @Test
  void waitsWithTheCoordinatorUntilSomebodyElseReviewedIt() {
    assertThat(node.get(stranger, file).code()).isEqualTo("UNKNOWN_CASE");
    Reply read = inEmergency(stranger, path);
    assertThat(read.status()).as("%s", read.body()).isEqualTo(200);
    Reply photo = inEmergency(stranger, file);
    assertThat(photo.status()).as("%s", photo.body()).isEqualTo(200);
    assertThat(photo.contentType()).isEqualTo("image/png");
    assertThat(photo.headers().get("x-content-type-options")).isEqualTo("nosniff");

    assertThat(waiting(coordinator)).as("one for an officer, however much he reads").hasSize(1);
    JsonNode item = waiting(coordinator).get(0);
    assertThat(item.get("kind").stringValue()).isEqualTo("EMERGENCY_REVIEW");
    assertThat(item.get("organisation").isNull()).isTrue();
    assertThat(waiting(worker)).isEmpty();
    assertThat(overrides()).as("each reading by itself").hasSize(2);
    assertThat(node.get(stranger, path).code()).as("not his own").isEqualTo("UNKNOWN_CASE");

    assertThat(inEmergency(coordinator, path).status()).isEqualTo(200);
    assertThat(waiting(coordinator)).hasSize(2);
    assertThat(review(coordinator).status()).isEqualTo(202);
    assertThat(waiting(coordinator)).as("her own reading she does not review").hasSize(1);
    Reply own = review(coordinator);
    assertThat(own.code()).isEqualTo("RULES_BROKEN");
    assertThat(own.body().at("/rules/0/id").stringValue()).isEqualTo("SOP2-EMERGENCY-01");
    assertThat(review(another).status()).isEqualTo(202);
    assertThat(waiting(coordinator)).isEmpty();
  }

  @Test
  void knowsItsReasonsAndItsFiles() {
    Reply unknown = post(stranger, file + "/emergency-reading", "{\"reason\":\"CURIOSITY\"}");
    assertThat(unknown.code()).isEqualTo("UNKNOWN_CODE");
    String none = path + "/attachments/" + UUID.randomUUID() + "/emergency-reading";
    Reply missing = post(stranger, none, "{\"reason\":\"NO_SUCH\"}");
    assertThat(missing.code()).isEqualTo("UNKNOWN_CODE");
  }

  private JsonNode waiting(String token) {
    String question = "/api/v1/work?kind=EMERGENCY_REVIEW&case=" + path.replaceAll(".*/", "");
    return node.get(token, question).body().get("items");
  }

  private JsonNode overrides() {
    return node.get(worker, path + "/timeline").body().get("overrides");
  }

  private Reply inEmergency(String token, String what) {
    return post(token, what + "/emergency-reading", "{\"reason\":\"LIFE\"}");
  }

  private Reply review(String token) {
    return post(
        token,
        path + "/commands/review-emergency-readings",
        "{\"epoch\":1,\"turn\":1,\"justified\":true,\"note\":\"The ward had called.\"}");
  }

  private Reply post(String token, String where, String body) {
    return node.post(token, where, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
