package trm.node.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.evidence.seal.SealedMessage;
import trm.exchange.UnitOfWork;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.OutboxStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.schema.SingleObject;

/** Whatever a hold is for, what a peer and the broker get of it is alike in bytes and in size. */
@OneNode
final class HoldsReadAlikeTest {
  private static final Map<String, String> BASES =
      Map.of(
          "WITNESS", "Invented case 1/2026",
          "COURT_ORDER", "An order of an invented court, " + "with its reasons. ".repeat(60),
          "HEALTH", "x",
          "ASYLUM", "An invented claim",
          "CHILD", "An invented report",
          "SAFETY", "An invented threat");

  private final NodeUnderTest node;
  private final String prosecutor;
  private final String caseReference;

  HoldsReadAlikeTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    prosecutor = realm.token("pedro", "mo-prosecution", "prosecutor");
    String coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    String opening = "{\"language\": \"mon\", \"interpreter\": true}";
    caseReference = done(coordinator, "/api/v1/cases", opening).body().get("case").asString();
    // A node is told of a hold once it was told of the case.
    command(
        coordinator,
        "raise-risk-alert",
        """
        "to": ["mn-origin"], "type": "STIGMA", "level": "HIGH", "concerns": "PERSON",
        "advice": "MEET_IN_PERSON", "basis": "LIFE"
        """);
  }

  @Test
  void whateverTheyAreForAndWhenTheyAreLifted() {
    Set<Crossing> placed = new LinkedHashSet<>();
    Set<Crossing> lifted = new LinkedHashSet<>();
    BASES.forEach(
        (kind, basis) -> {
          Reply hold = place(kind, basis);
          String id = hold.body().get("created").asString();
          placed.add(crossing(hold, id));
          lifted.add(crossing(release(id, basis), id));
        });
    assertThat(placed)
        .singleElement()
        .satisfies(told -> assertThat(told.body()).contains("NOT_NOW").doesNotContain("pedro"));
    assertThat(lifted)
        .singleElement()
        .satisfies(told -> assertThat(told.body()).doesNotContain("pedro"));
  }

  /**
   * What leaves the node.
   *
   * @param body its bytes, but the hold's id and the times
   */
  private record Crossing(String eventType, int bodyLength, int envelopeLength, String body) {}

  private Crossing crossing(Reply reply, String holdId) {
    List<MessageId> ids =
        reply.body().get("messageIds").values().stream()
            .map(id -> MessageId.of(id.asString()))
            .toList();
    assertThat(ids).hasSize(1);
    SealedMessage sealed =
        node.part(UnitOfWork.class)
                    .carryOut(
                        work -> node.part(OutboxStore.class).find(ids.getFirst()).orElseThrow())
                    .value()
                    .content()
                instanceof Content.Sealed(SealedMessage message)
            ? message
            : fail();
    return new Crossing(
        sealed.statement().statement().eventType(),
        sealed.body().length,
        sealed.envelope().length,
        withoutIdAndTimes(sealed.body(), holdId));
  }

  private static SealedMessage fail() {
    throw new AssertionError("The message is not sealed.");
  }

  private static String withoutIdAndTimes(byte[] body, String holdId) {
    var record = new SingleObject().decode(body);
    for (String time : List.of("occurredAt", "recordedAt")) {
      record.put(record.getSchema().getField(time).pos(), java.time.Instant.EPOCH);
    }
    return new String(new SingleObject().encode(record), ISO_8859_1).replace(holdId, "(id)");
  }

  private Reply place(String kind, String basis) {
    return command(
        prosecutor,
        "place-hold",
        "\"kind\": \"%s\", \"basis\": \"%s\", \"reviewOn\": \"2090-01-01\"".formatted(kind, basis));
  }

  private Reply release(String holdId, String basis) {
    return command(
        prosecutor,
        "release-hold",
        "\"holdId\": \"%s\", \"basis\": \"%s\"".formatted(holdId, basis));
  }

  private Reply command(String token, String name, String fields) {
    return done(
        token,
        "/api/v1/cases/" + caseReference + "/commands/" + name,
        "{\"epoch\": 1, \"turn\": 1, " + fields + "}");
  }

  private Reply done(String token, String path, String body) {
    Reply reply = node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply;
  }
}
