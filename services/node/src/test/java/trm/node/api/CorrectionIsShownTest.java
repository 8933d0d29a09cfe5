package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

/** Who opens a file reads who the person is now, who put it right and when, and what was said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorrectionIsShownTest {
  @TempDir static Path folder;
  private TestRealm realm;
  private NodeUnderTest node;
  private String coordinator;

  @BeforeAll
  void start() {
    realm = TestRealm.start();
    node =
        NodeUnderTest.start(
            "mo-destination",
            new TestFederation(folder, "mo-destination", "mn-origin"),
            realm,
            TestDatabase.emptyUrl(),
            "127.0.0.1:1",
            NodeUnderTest.WITHOUT_MAILBOX);
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @AfterAll
  void stop() {
    node.close();
    realm.close();
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
