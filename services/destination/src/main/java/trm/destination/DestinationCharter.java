package trm.destination;

import java.util.Map;
import java.util.Set;
import trm.node.Charter;
import trm.node.NodeRole;

/** What a destination node does, as data. */
final class DestinationCharter {
  static final Charter CHARTER = new Charter(NodeRole.DESTINATION, Map.of(), Set.of(), Map.of());

  private DestinationCharter() {}
}
