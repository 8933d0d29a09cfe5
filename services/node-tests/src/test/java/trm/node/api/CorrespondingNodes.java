package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import trm.exchange.receipt.Recovery;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;

/** A destination and an origin node that write to each other about one case, by hand. */
final class CorrespondingNodes implements AutoCloseable {
  static final String MO = "mo-destination";
  static final String MN = "mn-origin";
  private static final int PATIENCE_SECONDS = 60;

  private final TestRealm realm = TestRealm.start();
  private final TestFederation federation;
  private final Map<String, NodeUnderTest> nodes = new HashMap<>();
  private final MailByHand mail;
  String caseReference = "";
  String consent = "";

  private final Map<String, String> more;

  CorrespondingNodes(Path folder) {
    this(folder, Map.of());
  }

  /**
   * @param more settings of both, in which {@code NODE} stands for the node's name
   */
  CorrespondingNodes(Path folder, Map<String, String> more) {
    this.more = Map.copyOf(more);
    this.federation = new TestFederation(folder, MO, MN);
    start(MO, TestDatabase.emptyUrl());
    start(MN, TestDatabase.emptyUrl());
    this.mail = new MailByHand(nodes);
    decide(MO);
    decide(MN);
  }

  /** Starts, or starts again, one of the two. */
  void start(String id, String databaseUrl) {
    nodes.put(id, started(id, databaseUrl, Map.of()));
  }

  /** Starts a second process of one of the two, which nobody writes to. */
  NodeUnderTest beside(String id, Map<String, String> own) {
    return started(id, node(id).databaseUrl(), own);
  }

  private NodeUnderTest started(String id, String databaseUrl, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
    settings.put("trm.inbox.gap-ask-first", "1s");
    settings.put("trm.recovery.answer-wait", "7d");
    more.forEach((name, value) -> settings.put(name, value.replace("NODE", id)));
    settings.putAll(own);
    return NodeUnderTest.start(id, federation, realm, databaseUrl, "127.0.0.1:1", settings);
  }

  /** Somebody takes it upon himself that the node was not restored. */
  void decide(String id) {
    node(id).part(Recovery.class).decide("operations", "otto", Instant.now());
  }

  /** One of the two was lost, and begins again with what it had then. */
  void startFrom(String id, String databaseUrl) {
    mail.hasAnotherDatabase(id);
    start(id, databaseUrl);
  }

  TestRealm realm() {
    return realm;
  }

  TestFederation federation() {
    return federation;
  }

  NodeUnderTest node(String id) {
    return Objects.requireNonNull(nodes.get(id));
  }

  void carry() {
    mail.carry();
  }

  /** Carries until it is so. */
  void carryUntil(BooleanSupplier is) {
    Instant limit = Instant.now().plusSeconds(PATIENCE_SECONDS);
    carry();
    while (!is.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(limit);
      LockSupport.parkNanos(50_000_000);
      carry();
    }
  }

  long count(String id, String from) {
    return JdbcClient.create(node(id).part(DataSource.class))
        .sql("SELECT count(*) FROM " + from)
        .query(Long.class)
        .single();
  }

  /** Carries until both have receipts for all that they said of cases. */
  void settle() {
    String open = "outbox WHERE receipt_expected AND state NOT IN ('ACKNOWLEDGED', 'REFUSED')";
    carryUntil(() -> count(MO, open) == 0 && count(MN, open) == 0);
  }

  Reply does(String id, String role, String command, String fields) {
    JsonNode line = node(id).get(token(id, role), ofCase("")).body();
    Reply reply =
        node(id)
            .post(
                token(id, role),
                ofCase("/commands/" + command),
                "{\"epoch\": %s, \"turn\": %s, %s}"
                    .formatted(line.get("epoch"), line.get("turn"), fields),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s: %s", command, reply.body()).isEqualTo(202);
    return reply;
  }

  Reply coordinates(String command, String fields) {
    return does(MO, "national-coordinator", command, fields);
  }

  JsonNode facts(String id) {
    return node(id).get(token(id, "national-coordinator"), ofCase("")).body().get("facts");
  }

  private String token(String id, String role) {
    String organisation = id.substring(0, 3) + role;
    return realm.token(realm.issuer(), id, "somebody", organisation, Instant.now(), role);
  }

  private String ofCase(String more) {
    return "/api/v1/cases/" + caseReference + more;
  }

  /** Opens a case with consent, asks for verification and is answered. */
  void verify() {
    Reply opened =
        node(MO)
            .post(
                token(MO, "national-coordinator"),
                "/api/v1/cases",
                """
                {"language": "mon", "interpreter": true,
                 "identity": {"familyName": "Zokhiomol", "givenNames": "S", "birthDate": "1990-01-01"}}
                """,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    caseReference = opened.body().get("case").asString();
    Reply given =
        coordinates(
            "give-consent",
            """
            "subject": "p-1", "givenBy": "PERSON", "purposes": ["VERIFICATION", "RISK_ASSESSMENT"],
            "receivers": ["mn-origin", "mo-destination"], "classes": ["B", "C", "D"],
            "exceptions": [], "language": "mon", "interpreter": true,
            "validFrom": "2020-01-01T00:00:00Z", "validUntil": "2090-01-01T00:00:00Z"
            """);
    consent = given.body().get("created").asString();
    coordinates("record-measure", "\"measure\": \"M1.3\", \"covered\": [\"ORIGIN_AUTHORITIES\"]");
    coordinates("record-asylum-advice", "\"interpreter\": true");
    String request =
        coordinates(
                "request-verification",
                """
                "to": "mn-origin", "kind": "NATIONALITY_AND_IDENTITY",
                "identity": {"familyName": "Zokhiomol", "givenNames": "Solongo"}
                """)
            .body()
            .get("created")
            .asString();
    carry();
    does(
        MN,
        "consular-officer",
        "answer-request",
        "\"requestId\": \"%s\", \"outcome\": \"CONFIRMED\", \"grounds\": [\"REGISTER_ENTRY\"]"
            .formatted(request));
    warn("STIGMA");
    settle();
  }

  void warn(String type) {
    coordinates(
        "raise-risk-alert",
        """
        "to": ["mn-origin"], "type": "%s", "level": "HIGH", "concerns": "PERSON",
        "advice": "MEET_IN_PERSON", "basis": "LIFE"
        """
            .formatted(type));
  }

  @Override
  public void close() {
    nodes.values().forEach(NodeUnderTest::close);
    realm.close();
  }
}
