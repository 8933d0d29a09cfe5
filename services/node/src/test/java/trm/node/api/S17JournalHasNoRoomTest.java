package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;

/**
 * The journal's disk is full, told by the database as it tells it. With the append in a transaction
 * of its own, before or after what is recorded, the counts below differ.
 */
@OneNode(alone = true)
final class S17JournalHasNoRoomTest {
  private final NodeUnderTest node;
  private final String worker;
  private final JdbcClient database;

  S17JournalHasNoRoomTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.worker = realm.token("ana", "mo-harbour", "case-worker");
    this.database = TestDatabase.asSuperuser(node.databaseUrl());
  }

  @AfterEach
  void makeRoom() {
    database.sql("DROP TRIGGER IF EXISTS no_room ON journal_line").update();
  }

  private void fillTheDisk() {
    database
        .sql(
            """
            CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
            END $$\
            """)
        .update();
    database
        .sql(
            "CREATE TRIGGER no_room BEFORE INSERT ON journal_line"
                + " FOR EACH ROW EXECUTE FUNCTION no_room()")
        .update();
  }

  @Test
  void carriesNothingUnrecordedSaysWhyAndAnswersAllElse() { // S17
    Reply opened = open(UUID.randomUUID().toString());
    assertThat(opened.status()).as("%s", opened.body()).isEqualTo(202);
    String path = "/api/v1/cases/" + opened.body().get("case").asString();
    fillTheDisk();
    String stored = stored();
    String key = UUID.randomUUID().toString();

    Reply refused = open(key);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("DATABASE_FULL");
    assertThat(refused.headers()).containsKey("retry-after");
    assertThat(stored()).isEqualTo(stored);
    for (String reading : new String[] {"/api/v1/cases", "/api/v1/work"}) {
      assertThat(node.get(worker, reading).status()).as(reading).isEqualTo(200);
    }
    // Who reads a case stands in the journal, or he does not read it.
    assertThat(node.get(worker, path).code()).isEqualTo("DATABASE_FULL");
    assertThat(node.manage("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(journal("status")).isEqualTo("DOWN");
    assertThat(journal("reason")).contains("disk is full", "Make room");
    assertThat(gauge()).isEqualTo("trm_journal_full 1.0");

    makeRoom();
    assertThat(open(key).status()).isEqualTo(202);
    assertThat(open(key).status()).isEqualTo(202);
    assertThat(database.sql("SELECT count(*) FROM case_line").query(Long.class).single())
        .isEqualTo(2);
    assertThat(journal("status")).isEqualTo("UP");
    assertThat(gauge()).isEqualTo("trm_journal_full 0.0");
  }

  private Reply open(String key) {
    String body = "{\"language\":\"mon\",\"interpreter\":true}";
    return node.post(worker, "/api/v1/cases", body, "Idempotency-Key", key);
  }

  /** How much there is of all that an order leaves behind. */
  private String stored() {
    return database
        .sql(
            """
            SELECT (SELECT count(*) FROM journal_line) || ' ' || (SELECT count(*) FROM case_fact)
                || ' ' || (SELECT count(*) FROM outbox) || ' ' || (SELECT count(*) FROM given_answer)
            """)
        .query(String.class)
        .single();
  }

  private String journal(String field) {
    var journal = node.manage("/actuator/health/mail").body().path("components").path("journal");
    return field.equals("reason")
        ? journal.path("details").path("reason").asString("")
        : journal.path(field).asString("");
  }

  private String gauge() {
    return node.manage("/actuator/prometheus")
        .body()
        .path("text")
        .asString("")
        .lines()
        .filter(line -> line.startsWith("trm_journal_full"))
        .findFirst()
        .orElse("none");
  }
}
