package trm.node.hell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.attachment.InventedFiles;

/** Calls that were answered as mistakes of the node's until they were found by chance. */
@OneNode
final class WhatHellFoundTest {
  private final NodeUnderTest node;
  private final String officer;
  private final String reference;

  WhatHellFoundTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.officer = realm.token("marta", "coordination", "national-coordinator", "case-worker");
    this.reference =
        post("/api/v1/cases", "{\"language\": \"mon\", \"interpreter\": true}")
            .body()
            .get("case")
            .asString();
  }

  @Test
  void aParameterIsMissing() {
    String path = "/api/v1/cases/" + reference + "/attachments";
    byte[] file = InventedFiles.png(1);
    Reply reply = node.postFile(officer, path, "image/png", file, UUID.randomUUID().toString());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("FIELD_INVALID");
    assertThat(reply.body().at("/fields/0/field").asString()).isEqualTo("shows");
  }

  @ParameterizedTest
  @CsvSource({
    "record-no-show, expectedAt, '{\"handoverId\": \"h-1\", \"expectedAt\": \"\"'",
    "record-no-show, expectedAt, '{\"handoverId\": \"h-1\", \"expectedAt\": \" \"'",
    "record-departure, itinerary[0], '{\"handoverId\": \"h-1\","
        + " \"departedAt\": \"2026-03-02T12:00:00Z\", \"itinerary\": [null]'",
    "share-plan, itinerary[0], '{\"to\": [\"mn-origin\"], \"kind\": \"RETURN\", \"contact\": \"d-1\","
        + " \"receivingOrganisation\": \"mn-home\", \"alternate\": \"d-2\", \"goals\": [\"HOUSING\"],"
        + " \"validUntil\": \"2089-01-01\", \"itinerary\": [null]'"
  })
  void aValueIsThereAndHoldsNothing(String command, String field, String body) {
    Reply reply =
        post(
            "/api/v1/cases/" + reference + "/commands/" + command,
            body + ", \"epoch\": 1, \"turn\": 1}");

    assertThat(reply.code()).as("%s", reply.body()).isEqualTo("FIELD_INVALID");
    assertThat(reply.body().at("/fields/0/field").asString()).isEqualTo(field);
  }

  @Test
  void theAnswerIsWantedInACharsetThatJsonDoesNotHave() {
    Reply reply =
        node.get(officer, "/api/v1/directory", "Accept", "application/json;charset=utf-16");

    assertThat(reply.status()).isEqualTo(406);
    assertThat(reply.code()).isEqualTo("NOT_ACCEPTABLE");
  }

  @Test
  void workIsAskedForOfACaseThatCannotBeOne() {
    assertThat(node.get(officer, "/api/v1/work?case=a%20b").code()).isEqualTo("UNKNOWN_CASE");
  }

  private Reply post(String path, String body) {
    return node.post(officer, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
