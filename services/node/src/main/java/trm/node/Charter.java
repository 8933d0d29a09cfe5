package trm.node;

import java.util.Map;
import java.util.Set;

/**
 * What a role service does, as data: which commands it offers to whom, which events it sends, and
 * which it accepts from nodes of which role. Everything that is not in the charter is refused.
 *
 * @param role the role of the node
 * @param commands kebab-case command name to the roles of its callers
 * @param readings kebab-case name of what else is offered (a paper that is prepared of a case, the
 *     feed of events, webhooks), to the roles of those who may have it
 * @param eventsSent simple names of the events that may leave
 * @param eventsAccepted simple names of the events that may enter, and from which roles
 */
public record Charter(
    NodeRole role,
    Map<String, Set<OfficerRole>> commands,
    Map<String, Set<OfficerRole>> readings,
    Set<String> eventsSent,
    Map<String, Set<NodeRole>> eventsAccepted) {
  public Charter {
    commands = Map.copyOf(commands);
    readings = Map.copyOf(readings);
    eventsSent = Set.copyOf(eventsSent);
    eventsAccepted = Map.copyOf(eventsAccepted);
  }

  /** Whether the command exists here at all. */
  public boolean offers(String command) {
    return commands.containsKey(command);
  }

  /** Whether a caller with any of these roles may give the command. */
  public boolean allows(String command, Set<OfficerRole> callers) {
    return commands.getOrDefault(command, Set.of()).stream().anyMatch(callers::contains);
  }

  /** Whether a caller with any of these roles may have what is named so. */
  public boolean shows(String reading, Set<OfficerRole> callers) {
    return readings.getOrDefault(reading, Set.of()).stream().anyMatch(callers::contains);
  }

  /** Whether an event of that name may be sent from here. */
  public boolean sends(String event) {
    return eventsSent.contains(event);
  }

  /** Whether an event of that name is accepted from a node of that role. */
  public boolean accepts(String event, NodeRole sender) {
    return eventsAccepted.getOrDefault(event, Set.of()).contains(sender);
  }
}
