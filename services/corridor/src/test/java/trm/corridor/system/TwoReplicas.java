package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.embedded.ServiceProcess;
import trm.corridor.story.Answer;

/**
 * Cases about which the destination tells a transit node that runs as several processes, and what
 * the books of both say afterwards.
 */
final class TwoReplicas {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String SENDER = "mo-destination";
  private static final String RECIPIENT = "cn-transit";
  private static final List<String> STATUSES = List.of("OPEN", "WAITING", "PAUSED");

  private final RunningCorridor corridor;
  private List<Warnings> cases;
  private final List<Answer.Taken> told = new ArrayList<>();

  /** From a first warning on the recipient has each case, and is told where it stands. */
  TwoReplicas(RunningCorridor corridor, int cases) {
    this.corridor = corridor;
    this.cases = IntStream.range(0, cases).mapToObj(_ -> new Warnings(corridor)).toList();
    List<Answer.Taken> warned = this.cases.stream().map(one -> one.warn("RETALIATION")).toList();
    warned.forEach(this.cases.getFirst()::awaitReceipt);
  }

  /** One message more about each case. */
  void tellOfEach() {
    String status = STATUSES.get(told.size() / cases.size() % STATUSES.size());
    cases.forEach(one -> told.add(one.tell(status)));
  }

  /** Tells on and on until that is so. */
  void tellUntil(String what, BooleanSupplier so) {
    corridor
        .within(SOON)
        .until(
            what,
            () -> {
              tellOfEach();
              return so.getAsBoolean();
            });
  }

  /** From now on officers of the destination call that process of their node. */
  void tellThrough(ServiceProcess replica) {
    cases = cases.stream().map(one -> one.through(replica)).toList();
  }

  /** How many messages about cases that process has acted upon in its life. */
  double takenIn(ServiceProcess process) {
    return new Meters(corridor).count(process, "trm_inbox_accepted_total");
  }

  /** How many messages that process has sent in its life. */
  double sent(ServiceProcess process) {
    return new Meters(corridor).count(process, "trm_outbox_sent_total");
  }

  /** How many deliveries to webhooks that process has made in its life. */
  double deliveries(ServiceProcess process) {
    return new Meters(corridor)
        .count(process, "trm_webhook_attempts_seconds_count", "outcome=\"DELIVERED\"");
  }

  int toldSoFar() {
    return told.size();
  }

  /** Whether the recipient has receipted all that it was told until then. */
  boolean isReceipted(int upTo) {
    return cases.getFirst().isIn(told.get(upTo - 1), "ACKNOWLEDGED");
  }

  /** Each message had one effect, in its order, and what both nodes stored agrees with itself. */
  void assertNothingLostDoubledOrTurned() {
    told.forEach(cases.getFirst()::awaitReceipt);
    for (Warnings one : cases) {
      TwoLedgers ledgers = TwoLedgers.between(node(SENDER), node(RECIPIENT), one.caseReference());
      assertThat(ledgers.differences()).isEmpty();
    }
    corridor.assertSound();
  }

  /** The longest time in which no receipt came back, of what was told so far. */
  Duration longestSilence() {
    return Duration.ofMillis(
        count(
            SENDER,
            """
            select coalesce((1000 * max(extract(epoch from gap)))::bigint, 0) from (
                select closed_at - lag(closed_at) over (order by closed_at) as gap from outbox
                 where position >= (select position from outbox where message_id = '%s')) as gaps"""
                .formatted(first())));
  }

  private String first() {
    return told.getFirst().messageIds().getFirst().toString();
  }

  private CorridorNode node(String id) {
    return corridor.node(id);
  }

  private long count(String node, String query) {
    try (Connection owner = node(node).database().connect(EmbeddedPostgresServer.OWNER);
        Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The books of " + node + " cannot be read.", e);
    }
  }
}
