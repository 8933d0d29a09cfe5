package trm.corridor.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.CountryBrokers;
import trm.corridor.embedded.EmbeddedPostgresServer;

/** What the brokers of one country hold, where each country has its own. */
record CountryMail(RunningCorridor corridor, CountryBrokers brokers) {

  /** The ids of the messages that lie in mailboxes of other countries' nodes. */
  Set<String> addressedAbroad(String country) {
    List<String> own = membersOf(country).stream().map(node -> mailbox(node.id())).toList();
    Set<String> ids = new TreeSet<>();
    for (ConsumerRecord<byte[], byte[]> read : bytes(country).records()) {
      if (read.topic().startsWith("trm.mailbox.") && !own.contains(read.topic())) {
        ids.add(Postbox.outside(read.value()).getMessageId());
      }
    }
    return ids;
  }

  /** The ids of the messages that the nodes of the country posted. */
  Set<String> sentBy(String country) {
    Set<String> ids = new TreeSet<>();
    for (CorridorNode node : membersOf(country)) {
      try (Connection owner = node.database().connect(EmbeddedPostgresServer.OWNER);
          Statement statement = owner.createStatement();
          ResultSet rows = statement.executeQuery("select message_id from outbox")) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The outbox of " + node.id() + " cannot be read.", e);
      }
    }
    return ids;
  }

  /** In which topics of the country which text can be read. */
  Map<String, Set<String>> traces(String country, Traces traces) {
    return bytes(country).tracesInTopics(traces);
  }

  /** How many records lie in a node's mailbox in that country. */
  long records(String country, String node) {
    return bytes(country).records().stream()
        .filter(read -> read.topic().equals(mailbox(node)))
        .count();
  }

  private BrokersBytes bytes(String country) {
    return new BrokersBytes(brokers.cluster(country), corridor.folder());
  }

  private String mailbox(String node) {
    return corridor.parts().mailboxes().mailbox(node);
  }

  private List<CorridorNode> membersOf(String country) {
    return corridor.parts().nodes().stream()
        .filter(node -> node.plan().country().equals(country))
        .toList();
  }
}
