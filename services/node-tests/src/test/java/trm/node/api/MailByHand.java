package trm.node.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.exchange.inbox.Inbox;
import trm.node.NodeUnderTest;

/** Carries the sealed mail between started nodes that have no broker. */
final class MailByHand {
  private final Map<String, NodeUnderTest> nodes;
  private final Map<String, Long> carried = new HashMap<>();

  /**
   * @param nodes as they are at each carrying: one may be started again
   */
  MailByHand(Map<String, NodeUnderTest> nodes) {
    this.nodes = nodes;
  }

  /** This node has another database now, whose mail was never looked at. */
  void hasAnotherDatabase(String name) {
    carried.remove(name);
  }

  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a node, never compared.
  private record Letter(long position, String to, byte[] envelope) {}

  /** Everything that was posted since, to whom it is sealed. */
  void carry() {
    nodes.forEach(
        (name, node) ->
            waiting(name, node)
                .forEach(
                    letter -> {
                      carried.put(name, letter.position());
                      of(letter.to()).part(Inbox.class).take(List.of(letter.envelope()));
                    }));
  }

  private NodeUnderTest of(String name) {
    return Objects.requireNonNull(nodes.get(name));
  }

  private List<Letter> waiting(String name, NodeUnderTest node) {
    return JdbcClient.create(node.part(DataSource.class))
        .sql(
            """
            SELECT position, recipient, envelope FROM outbox
             WHERE position > :after AND envelope IS NOT NULL ORDER BY position""")
        .param("after", carried.getOrDefault(name, 0L))
        .query(
            (row, _) ->
                new Letter(
                    row.getLong("position"), row.getString("recipient"), row.getBytes("envelope")))
        .list();
  }
}
