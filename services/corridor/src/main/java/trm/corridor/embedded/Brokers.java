package trm.corridor.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What carries the mail of a corridor: one broker, a cluster of three, or one for each country. */
public sealed interface Brokers extends AutoCloseable
    permits EmbeddedBroker, BrokerCluster, CountryBrokers {
  /** Starts whatever is not running. Returns when it serves. */
  void start();

  /** Stops all in order. Clients see their connections go and retry. */
  void stop();

  @Override
  void close();

  /** Hosts and ports for a member. */
  String bootstrap(String member);

  /** The same for the node that is reached over links. */
  String linkBootstrap();

  /** Links to all of them, which work from now on. */
  List<TcpProxy> links();

  /** The certificate authority as PEM, which clients must trust. */
  Path authority();

  /** Client settings of a member, as that member would configure them. */
  Map<String, Object> clientSettings(String member);

  /** Client settings of whoever comes with the token in a file. */
  Map<String, Object> clientSettings(Path tokenFile);

  /** Client settings of whoever administers the brokers, whom no ACL binds. */
  Map<String, Object> launcherSettings();

  /** Makes topics and ACLs what the plan says; may be repeated at each start. */
  void apply(MailboxPlan plan);
}
