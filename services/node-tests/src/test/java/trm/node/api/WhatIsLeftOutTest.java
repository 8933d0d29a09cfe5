package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** What the person did not allow does not cross: it is left out, or the message does not go. */
@OneNode
final class WhatIsLeftOutTest {
  private static final String QUESTION =
      """
      "to": "mn-origin", "kind": "NATIONALITY_AND_IDENTITY", "dueBy": "2090-01-01T00:00:00Z",
      "identity": {"familyName": "Zokhiomol", "givenNames": "Solongo"},
      "clues": {"landmarks": "An invented well."}
      """;

  private final NodeUnderTest node;
  private final String coordinator;

  WhatIsLeftOutTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void theRestGoesAndTheOfficerIsToldWhatDidNot() {
    Reply asked = command(caseWithConsentTo("\"C\""), "request-verification", QUESTION);

    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
    assertThat(asked.body().get("messageIds").size()).isEqualTo(2);
    JsonNode left = asked.body().get("leftOut").get(0);
    assertThat(left.toString())
        .isEqualTo("{\"to\":\"mn-origin\",\"event\":\"RequestMade\",\"fields\":[\"clues\"]}");
  }

  @Test
  void whatTheMessageCannotDoWithoutIsRefusedByTheFieldsName() {
    Reply asked = command(caseWithConsentTo("\"E\""), "request-verification", QUESTION);

    assertThat(asked.status()).isEqualTo(409);
    assertThat(asked.body().get("rules").toString())
        .contains("DISCLOSURE-02", "identity", "class C")
        .doesNotContain("Solongo");
  }

  @Test
  void whatTheConsentCoversGoesWhole() {
    Reply asked = command(caseWithConsentTo("\"C\", \"E\""), "request-verification", QUESTION);

    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
    assertThat(asked.body().has("leftOut")).isFalse();
  }

  private String caseWithConsentTo(String classes) {
    Reply opened =
        post(
            "/api/v1/cases",
            """
            {"language": "mon", "interpreter": true,
             "identity": {"familyName": "Zokhiomol", "givenNames": "S", "birthDate": "1990-01-01"}}
            """);
    String caseReference = opened.body().get("case").asString();
    done(
        caseReference,
        "give-consent",
        """
        "subject": "p-1", "givenBy": "PERSON", "purposes": ["VERIFICATION"],
        "receivers": ["mn-origin"], "classes": [%s], "exceptions": [], "language": "mon",
        "interpreter": true, "validFrom": "2020-01-01T00:00:00Z",
        "validUntil": "2090-01-01T00:00:00Z"
        """
            .formatted(classes));
    done(
        caseReference,
        "record-measure",
        "\"measure\": \"M1.3\", \"covered\": [\"ORIGIN_AUTHORITIES\"]");
    done(caseReference, "record-asylum-advice", "\"interpreter\": true");
    return caseReference;
  }

  private void done(String caseReference, String name, String fields) {
    Reply reply = command(caseReference, name, fields);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
  }

  private Reply command(String caseReference, String name, String fields) {
    return post(
        "/api/v1/cases/" + caseReference + "/commands/" + name,
        "{\"epoch\": 1, \"turn\": 1, " + fields + "}");
  }

  private Reply post(String path, String body) {
    return node.post(coordinator, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
