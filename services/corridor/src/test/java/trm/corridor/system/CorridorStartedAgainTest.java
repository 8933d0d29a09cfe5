package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.embedded.InventedUser;
import trm.corridor.story.Answer;
import trm.evidence.Digest;

/**
 * The whole corridor ends and is started again from its folder, as {@code make down} and {@code
 * make up} do it.
 */
@Tag("fault")
@ExtendWith(CorridorExtension.class)
class CorridorStartedAgainTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private final RunningCorridor corridor;

  CorridorStartedAgainTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @AfterEach
  void bringBack() {
    for (CorridorNode node : corridor.parts().nodes()) {
      node.service().start();
      node.service().awaitReady();
    }
  }

  @Test
  void hasAllThatWasStoredAndGoesOn() {
    Warnings warnings = new Warnings(corridor);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    corridor.node("cn-transit").service().stop();
    Answer.Taken waiting = warnings.warn("STIGMA");
    corridor.within(SOON).until("the broker has it", () -> warnings.isIn(waiting, "SENT"));
    List<Digest> mail = mail();
    Map<String, Long> journals = journals();
    List<InventedUser> users = corridor.parts().identity().users();

    corridor.startAgain();

    assertThat(corridor.parts().identity().users()).isEqualTo(users);
    assertThat(mail()).containsAll(mail);
    journals.forEach((node, size) -> assertThat(journal(node)).isGreaterThanOrEqualTo(size));
    Warnings goingOn = warnings.goingOn();
    goingOn.awaitReceipt(waiting);
    goingOn.awaitReceipt(goingOn.warn("HEALTH"));
    assertThat(goingOn.received()).containsExactly("RETALIATION", "STIGMA", "HEALTH");
  }

  /** What the broker keeps for the transit node. */
  private List<Digest> mail() {
    return new Mailboxes(corridor)
        .read("cn-transit").stream().map(mail -> Digest.sha256(mail.envelope())).toList();
  }

  private Map<String, Long> journals() {
    return corridor.parts().nodes().stream()
        .collect(Collectors.toMap(CorridorNode::id, node -> journal(node.id())));
  }

  private long journal(String node) {
    try (Connection owner = corridor.node(node).database().connect(EmbeddedPostgresServer.OWNER);
        Statement statement = owner.createStatement();
        ResultSet size = statement.executeQuery("SELECT count(*) FROM journal_line")) {
      size.next();
      return size.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The journal of " + node + " cannot be read.", e);
    }
  }
}
