package trm.corridor.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import trm.corridor.embedded.EmbeddedPostgresServer;

/**
 * That nothing is on the way between nodes, neither messages nor receipts nor what a node asks its
 * peers when it starts: whatever moves next is what a test sets going.
 *
 * @param nodes those whose mail matters
 */
record Quiet(RunningCorridor corridor, List<String> nodes) {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String UNDER_WAY =
      """
      select 1 from outbox where state in ('POSTED', 'SENDING') and due_at is not null
      union all select 1 from receipt_owed where text is null or to_post""";

  /**
   * What leaves a mailbox is in an outbox or gone: so the mailboxes are looked at first and last.
   */
  void await() {
    corridor
        .within(SOON)
        .until(
            "nothing is under way",
            () -> mailboxesAreEmpty() && nothingIsDue() && mailboxesAreEmpty() && nothingIsDue());
  }

  private boolean mailboxesAreEmpty() {
    Mailboxes mailboxes = new Mailboxes(corridor);
    return nodes.stream().allMatch(node -> mailboxes.unacknowledged(node).isEmpty());
  }

  private boolean nothingIsDue() {
    return corridor.parts().nodes().stream().noneMatch(node -> anyRow(node.database(), UNDER_WAY));
  }

  private static boolean anyRow(EmbeddedPostgresServer database, String query) {
    try (Connection owner = database.connect(EmbeddedPostgresServer.OWNER);
        Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException("A database cannot be read.", e);
    }
  }
}
