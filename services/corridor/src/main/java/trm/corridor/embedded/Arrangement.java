package trm.corridor.embedded;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In what a corridor differs from another.
 *
 * @param settings settings of the services beside the usual ones, such as short deadlines for a
 *     test
 * @param brokerTokenLife how long tokens for the broker live; none for what the federation's realm
 *     says
 * @param brokers one, in this process, or three, each in one of its own
 * @param topology whose brokers they are; where each country has its own, it has one
 * @param linked the node that reaches its database and the brokers over {@link Links}, if any
 */
public record Arrangement(
    Map<String, String> settings,
    @Nullable Duration brokerTokenLife,
    int brokers,
    Topology topology,
    @Nullable String linked) {
  /** The system property that says how many brokers there are. */
  public static final String BROKERS = "corridor.brokers";

  public Arrangement {
    settings = Map.copyOf(settings);
    if (brokers != 1 && brokers != BrokerCluster.SIZE) {
      throw new CorridorFault("A corridor has one broker or three, not " + brokers + ".");
    }
    if (topology == Topology.BILATERAL && linked != null) {
      throw new CorridorFault("A bilateral corridor has borders and no links.");
    }
  }

  /** As the demo is arranged. */
  public static Arrangement usual() {
    return new Arrangement(Map.of(), null, Integer.getInteger(BROKERS, 1), Topology.usual(), null);
  }
}
