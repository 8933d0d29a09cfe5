package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** The database has room for everything but the journal, as if that lay on a disk that is full. */
@OneNode
final class JournalHasNoRoomTest {
  private static final String DISK_FULL = "53100";

  private final NodeUnderTest node;
  private final String coordinator;
  private final JdbcClient superuser;

  JournalHasNoRoomTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    superuser = TestDatabase.asSuperuser(node.databaseUrl());
  }

  @Scenario(
      number = "S17",
      situation = "The journal has no room left at a node that serves people.",
      holds =
          "What would have to be written there is not done, not even a reading, and the answer says why; whatever needs no entry is answered.",
      without =
          @Protection(
              value = "nothing is committed without its entry in the journal",
              taken =
                  @Taken(
                      in = "trm.exchange.JournalledWork",
                      method = "appendTo",
                      answers = Answer.NOTHING)))
  void nothingIsDoneUnlogged() {
    String path = "/api/v1/cases/" + opened().body().get("case").stringValue();
    long cases = count("case_line");
    long messages = count("outbox");
    fill();

    Reply refused = opened();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("DATABASE_FULL");
    assertThat(refused.headers()).containsKey("retry-after");
    assertThat(node.get(coordinator, path).status()).as("a reading").isEqualTo(503);
    assertThat(count("case_line")).isEqualTo(cases);
    assertThat(count("outbox")).isEqualTo(messages);
    assertThat(node.get(coordinator, "/api/v1/work").status()).as("no reading").isEqualTo(200);
    assertThat(node.manage("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(journal().path("status").asString()).isEqualTo("DOWN");
    assertThat(journal().path("details").path("reason").asString()).contains("Make room");
    assertThat(meters()).contains("trm_journal_full 1.0");

    makeRoom();
    assertThat(opened().status()).isEqualTo(202);
    assertThat(node.get(coordinator, path).status()).isEqualTo(200);
    assertThat(journal().path("status").asString()).isEqualTo("UP");
    assertThat(meters()).contains("trm_journal_full 0.0");
  }

  private JsonNode journal() {
    return node.manage("/actuator/health/mail").body().path("components").path("journal");
  }

  private String meters() {
    return node.manage("/actuator/prometheus").body().path("text").asString("");
  }

  private Reply opened() {
    return node.post(
        coordinator,
        "/api/v1/cases",
        "{\"language\":\"mon\",\"interpreter\":true}",
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private long count(String table) {
    return superuser.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private void fill() {
    superuser
        .sql(
            """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'Full, says the test.' USING ERRCODE = '%s'; END $$"""
                .formatted(DISK_FULL))
        .update();
    superuser
        .sql(
            """
            CREATE TRIGGER no_room BEFORE INSERT ON journal_line
            FOR EACH STATEMENT EXECUTE FUNCTION no_room()""")
        .update();
  }

  @AfterEach
  void makeRoom() {
    superuser.sql("DROP TRIGGER IF EXISTS no_room ON journal_line").update();
    superuser.sql("DROP FUNCTION IF EXISTS no_room()").update();
  }
}
