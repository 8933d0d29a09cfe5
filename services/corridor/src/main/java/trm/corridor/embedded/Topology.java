package trm.corridor.embedded;

import java.util.Locale;
import java.util.Map;

/** Whose brokers carry the mail. The nodes are the same in both, and do not know. */
public enum Topology {
  /** One cluster for the region, in which every member writes to every other. */
  HUB,

  /** A cluster for each country, in which its own members write, and mirrors between them. */
  BILATERAL;

  /** The system property that names one. */
  public static final String PROPERTY = "corridor.topology";

  static Topology usual() {
    String name = System.getProperty(PROPERTY, "hub");
    for (Topology topology : values()) {
      if (topology.word().equals(name)) {
        return topology;
      }
    }
    throw new CorridorFault("A corridor is hub or bilateral, not " + name + ".");
  }

  /** The settings of a node that say for how long an envelope may lie with brokers. */
  Map<String, String> periods() {
    return switch (this) {
      case HUB -> Map.of();
      // In the sender's cluster, and as long again in the recipient's.
      case BILATERAL -> Map.of("trm.keys.mailbox-retention", "60d", "trm.retention.copies", "65d");
    };
  }

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
