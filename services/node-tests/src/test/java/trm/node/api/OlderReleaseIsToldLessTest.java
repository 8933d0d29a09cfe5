package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/**
 * A node of an earlier release reads less than is written, and cannot know it. The officer does.
 */
@OneNode(beside = {"mn-origin", "la-origin"})
final class OlderReleaseIsToldLessTest {
  private static final String QUESTION =
      """
      "to": "%s", "kind": "NATIONALITY_AND_IDENTITY", "dueBy": "2090-01-01T00:00:00Z",
      "identity": {"familyName": "Zokhiomol", "givenNames": "Solongo"},
      "clues": {"landmarks": "An invented well.", "places": [
        {"meaning": "HOME", "province": "Zavkhan", "certainty": "SURE", "knownBy": "PERSON"}]}
      """;

  private final NodeUnderTest node;
  private final String coordinator;

  OlderReleaseIsToldLessTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void theOfficerIsToldWhichFieldsItDoesNotRead() {
    String caseReference = caseWithConsent();
    Reply older = command(caseReference, "request-verification", QUESTION.formatted("la-origin"));
    assertThat(older.status()).as("%s", older.body()).isEqualTo(202);
    assertThat(older.body().get("leftOut").get(0).toString())
        .isEqualTo(
            "{\"to\":\"la-origin\",\"event\":\"RequestMade\",\"fields\":[\"clues.places\"]}");
  }

  @Test
  void ofANodeOfThisReleaseThereIsNothingToTell() {
    Reply newer =
        command(caseWithConsent(), "request-verification", QUESTION.formatted("mn-origin"));
    assertThat(newer.status()).as("%s", newer.body()).isEqualTo(202);
    assertThat(newer.body().has("leftOut")).isFalse();
  }

  private String caseWithConsent() {
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
        "receivers": ["mn-origin", "la-origin"], "classes": ["C", "E"], "exceptions": [],
        "language": "mon", "interpreter": true, "validFrom": "2020-01-01T00:00:00Z",
        "validUntil": "2090-01-01T00:00:00Z"
        """);
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
