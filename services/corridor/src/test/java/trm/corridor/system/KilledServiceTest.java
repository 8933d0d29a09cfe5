package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.story.Answer;

/** A service dies at the two moments at which a message could be lost or doubled. */
@ExtendWith(CorridorExtension.class)
class KilledServiceTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private final RunningCorridor corridor;

  KilledServiceTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @AfterEach
  void bringBack() {
    corridor.parts().broker().start();
    for (CorridorNode node : corridor.parts().nodes()) {
      node.service().start();
      node.service().awaitReady();
    }
  }

  @Test
  void betweenTakingAMessageAndAcknowledgingIt() throws SQLException { // S05
    Warnings warnings = new Warnings(corridor);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    CorridorNode transit = corridor.node("cn-transit");
    Answer.Taken taken;
    // While the test holds the journal, the message is taken and cannot be committed.
    try (Connection owner = transit.database().connect(EmbeddedPostgresServer.OWNER);
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table journal_line in exclusive mode");
      taken = warnings.warn("STIGMA");
      corridor.within(SOON).until("its transaction waits", () -> isSomebodyWaiting(transit));
      transit.service().kill();
      owner.rollback();
    }
    transit.service().start();
    transit.service().awaitReady();
    warnings.awaitReceipt(taken);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA");
  }

  @Test
  void betweenClaimingAMessageAndSendingIt() {
    Warnings warnings = new Warnings(corridor);
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
