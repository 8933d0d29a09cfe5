package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;

/** What the database itself refuses to the role that the service works under. */
@ExtendWith(CorridorExtension.class)
class JournalIsAppendOnlyTest {
  private final RunningCorridor corridor;

  JournalIsAppendOnlyTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal_line set leaf = leaf",
        "delete from journal_line",
        "truncate journal_line",
        "drop table journal_line",
        "alter table journal_line disable trigger all",
        "update journal_checkpoint set note = note",
        "delete from journal_checkpoint"
      })
  void refusesTheServiceRole(String sql) {
    for (CorridorNode node : corridor.parts().nodes()) {
      assertThatThrownBy(() -> execute(node, sql))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  @Test
  void letsTheServiceRoleReadIt() throws SQLException {
    assertThat(execute(corridor.node("mn-origin"), "select count(*) from journal_line")).isTrue();
  }

  private static boolean execute(CorridorNode node, String sql) throws SQLException {
    try (Connection connection = node.database().connect(EmbeddedPostgresServer.SERVICE);
        Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }
}
