package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.story.Answer;
import trm.evidence.MessageId;

/** A service dies at the three moments at which a message could be lost or doubled. */
@Tag("fault")
@ExtendWith(CorridorExtension.class)
class KilledServiceTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private final RunningCorridor corridor;
  private final CorridorNode transit;
  private final Warnings warnings;
  private final Postbox postbox;

  KilledServiceTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.transit = corridor.node("cn-transit");
    this.warnings = new Warnings(corridor);
    this.postbox = new Postbox(corridor);
  }

  @AfterEach
  void bringBack() {
    corridor.parts().broker().start();
    for (CorridorNode node : corridor.parts().nodes()) {
      node.service().start();
      node.service().awaitReady();
    }
    corridor.assertSound();
  }

  @Test
  void betweenTakingAMessageAndCommittingItsOutcome() throws SQLException { // S05
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    Answer.Taken taken = takenWhile(transit.service()::kill);
    transit.service().start();
    transit.service().awaitReady();
    warnings.awaitReceipt(taken);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
  }

  /**
   * The broker goes while the message is in the service's hands: the service commits what became of
   * it, cannot acknowledge it, and is killed. So the broker gives it again, to a service that knows
   * nothing of it but what its database knows.
   */
  @Test
  void betweenCommittingItsOutcomeAndAcknowledgingIt() throws SQLException { // S05
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    Answer.Taken taken = takenWhile(corridor.parts().broker()::stop);
    MessageId id = MessageId.of(taken.messageIds().getFirst());
    corridor.within(SOON).until("it is filed", () -> warnings.received().contains("STIGMA"));
    transit.service().kill();
    corridor.parts().broker().start();
    assertThat(postbox.unacknowledged("cn-transit")).contains(id);
    transit.service().start();
    transit.service().awaitReady();
    corridor.within(SOON).until("it comes again and is known", () -> duplicates() > 0);
    warnings.awaitReceipt(taken);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
    assertThat(postbox.receipts("mo-destination", id).stream().distinct()).hasSize(1);
    corridor
        .within(SOON)
        .until("it is acknowledged", () -> postbox.unacknowledged("cn-transit").isEmpty());
  }

  /** A message that the transit node has taken and, while this happens, cannot commit. */
  private Answer.Taken takenWhile(Runnable happening) throws SQLException {
    try (Connection owner = transit.database().connect(EmbeddedPostgresServer.OWNER);
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table journal_line in exclusive mode");
      Answer.Taken taken = warnings.warn("STIGMA");
      corridor.within(SOON).until("its transaction waits", () -> isSomebodyWaiting(transit));
      happening.run();
      owner.rollback();
      return taken;
    }
  }

  /** The service that has just started counts from nothing. */
  private double duplicates() {
    return new Meters(corridor).count("cn-transit", "trm_inbox_duplicate_total");
  }

  @Test
  void betweenClaimingAMessageAndSendingIt() {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    CorridorNode destination = corridor.node("mo-destination");
    corridor.parts().broker().stop();
    Answer.Taken claimed = warnings.warn("STIGMA");
    corridor.within(SOON).until("it is claimed", () -> warnings.isIn(claimed, "SENDING"));
    destination.service().kill();
    corridor.parts().broker().start();
    destination.service().start();
    destination.service().awaitReady();
    warnings.awaitReceipt(claimed);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
  }

  private static boolean isSomebodyWaiting(CorridorNode node) {
    try (Connection connection = node.database().connect(EmbeddedPostgresServer.OWNER);
        Statement statement = connection.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                "select 1 from pg_locks l join pg_class c on c.oid = l.relation"
                    + " where not l.granted and c.relname = 'journal_line'")) {
      return waiting.next();
    } catch (SQLException e) {
      return false;
    }
  }
}
