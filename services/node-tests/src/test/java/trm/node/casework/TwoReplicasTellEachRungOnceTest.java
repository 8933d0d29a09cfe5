package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.casework.DeadlineDesk.Step;
import trm.node.storage.TestDatabase;

/**
 * Cases of which every rung is due, and two replicas that look at the same moment. A desk keeps
 * nothing from one look to the next, so two looks at once are those of two replicas; both have
 * found the same cases before either may tell anybody, and the node's own loop sleeps.
 */
@OneNode(settings = "trm.deadlines.check-interval=1h")
final class TwoReplicasTellEachRungOnceTest {
  private static final int CASES = 12;
  private static final int RUNGS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final NodeUnderTest node;
  private final String officer;
  private final JdbcClient sql;

  TwoReplicasTellEachRungOnceTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.officer = realm.token("officer-of-harbour", "harbour", "case-worker");
    this.sql = TestDatabase.asSuperuser(node.databaseUrl());
  }

  @Test
  void twoThatFoundTheSameCasesTellEachRungOnceAndLeaveNoneOut() throws SQLException {
    List<String> cases = IntStream.range(0, CASES).mapToObj(_ -> openedLongAgo()).toList();
    long matters = due();
    assertThat(matters).isGreaterThanOrEqualTo(CASES);

    List<Step> steps = twoLooksAtWhat(cases);

    assertThat(raised("count(*)")).as("no rung is left out").isEqualTo(matters * RUNGS);
    assertThat(raised("count(DISTINCT (case_reference, clear->'event'))"))
        .as("nor told twice")
        .isEqualTo(matters * RUNGS);
    assertThat(steps.stream().mapToInt(step -> step.raised().size()).sum())
        .as("each says what it told, and not what the other did")
        .isEqualTo((int) matters * RUNGS);
    assertThat(due()).as("nothing is left to tell").isZero();
    assertThat(node.manage("/actuator/prometheus").body().path("text").asString())
        .as("the slower one found nothing to do, and did not fail")
        .contains("trm_deadlines_failures_total 0.0");
  }

  /** Lets both find what is due, and then both go on. */
  private List<Step> twoLooksAtWhat(List<String> cases) throws SQLException {
    DeadlineDesk desk = node.part(Casework.class).deadlines();
    Instant now = Instant.now();
    try (ExecutorService replicas = Executors.newFixedThreadPool(2);
        Connection holder =
            DriverManager.getConnection(
                node.databaseUrl(), TestDatabase.OWNER, TestDatabase.PASSWORD);
        PreparedStatement hold =
            holder.prepareStatement(
                """
                SELECT pg_advisory_xact_lock(hashtextextended(held, 7467002))
                  FROM unnest(?::text[]) AS held""")) {
      holder.setAutoCommit(false);
      hold.setArray(1, holder.createArrayOf("text", cases.toArray()));
      hold.execute();
      List<CompletableFuture<Step>> looks =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> desk.step(now), replicas))
              .limit(2)
              .toList();
      awaitWaiting(2);
      holder.commit();
      return looks.stream().map(CompletableFuture::join).toList();
    }
  }

  private void awaitWaiting(int replicas) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (waiting() < replicas) {
      assertThat(Instant.now()).as("both wait for a case").isBefore(limit);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private long waiting() {
    return sql.sql(
            """
            SELECT count(*) FROM pg_locks
             WHERE locktype = 'advisory' AND NOT granted
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""")
        .query(Long.class)
        .single();
  }

  private long due() {
    return sql.sql("SELECT count(*) FROM work_item WHERE next_rung_at <= now()")
        .query(Long.class)
        .single();
  }

  private long raised(String what) {
    return sql.sql("SELECT " + what + " FROM case_fact WHERE event_type = 'EscalationRaised'")
        .query(Long.class)
        .single();
  }

  private String openedLongAgo() {
    Instant at = Instant.now().minus(Duration.ofDays(60));
    Reply reply =
        node.post(
            officer,
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true,\"occurredAt\":\"" + at + "\"}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    return reply.body().get("case").asString();
  }
}
