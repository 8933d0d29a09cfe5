package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Who opens a file reads who the person is now, who put it right and when, and what was said. */
@OneNode
final class CorrectionIsShownTest {
  private final NodeUnderTest node;
  private final String coordinator;

  CorrectionIsShownTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void theNewValueStandsBeforeTheFactsAndTheOldOneAmongThem() {
    Reply opened =
        post(
            "/api/v1/cases",
            """
            {"language": "mon", "interpreter": true,
             "identity": {"familyName": "Zokhiomol", "givenNames": "Solongo", "sex": "FEMALE"}}
            """);
    String path = "/api/v1/cases/" + opened.body().get("case").asString();
    assertThat(identity(path).get("corrected").asBoolean()).isFalse();

    Reply corrected =
        post(
            path + "/commands/correct-fact",
            """
            {"epoch": 1, "turn": 1, "corrects": "entry-1",
             "identity": {"familyName": "Zokhiomol", "givenNames": "Solongoo"}}
            """);
    assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(202);

    JsonNode identity = identity(path);
    assertThat(identity.get("corrected").asBoolean()).isTrue();
    assertThat(identity.get("officer").asString()).isEqualTo("marta");
    assertThat(identity.get("recordedAt").asString()).isNotEmpty();
    assertThat(identity.get("value").get("givenNames").asString()).isEqualTo("Solongoo");
    assertThat(identity.get("value").get("sex").asString()).isEqualTo("FEMALE");
    assertThat(node.get(coordinator, path).body().get("facts").toString())
        .contains("\"Solongo\"")
        .contains("\"Solongoo\"");
  }

  private JsonNode identity(String path) {
    return node.get(coordinator, path).body().get("identity");
  }

  private Reply post(String path, String body) {
    return node.post(coordinator, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
