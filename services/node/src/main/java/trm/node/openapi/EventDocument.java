package trm.node.openapi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.Charter;
import trm.node.NodeRole;
import trm.schema.EventCatalogue;
import trm.schema.EventType;

/**
 * The document (AsyncAPI 3) of what a node sends to other nodes and takes in from them: every event
 * of its charter, with its Avro schema.
 */
public final class EventDocument {
  private static final String CHANNEL = "#/channels/mailbox";
  private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
  private final JsonMapper json = JsonMapper.shared();
  private final Words words = new Words();
  private final Charter charter;
  private final List<EventType> events;

  private EventDocument(Charter charter, EventCatalogue catalogue) {
    this.charter = charter;
    this.events =
        catalogue.events().stream()
            .filter(event -> isInCharter(event.schema().getName()))
            .sorted(Comparator.comparing(event -> event.schema().getName()))
            .toList();
  }

  /** Writes the document of a node with this charter. */
  public static ObjectNode of(Charter charter) {
    return new EventDocument(charter, new EventCatalogue()).write();
  }

  private boolean isInCharter(String event) {
    return charter.sends(event) || charter.eventsAccepted().containsKey(event);
  }

  private ObjectNode write() {
    ObjectNode document = json.createObjectNode().put("asyncapi", "3.0.0");
    new Head(words, charter.role()).addEventsTo(document);
    addChannel(document.putObject("channels").putObject("mailbox"));
    ObjectNode operations = document.putObject("operations");
    addOperation(operations, "send", charter.eventsSent());
    addOperation(operations, "receive", charter.eventsAccepted().keySet());
    ObjectNode messages = document.putObject("components").putObject("messages");
    events.forEach(event -> addMessage(messages.putObject(event.schema().getName()), event));
    return document;
  }

  private void addChannel(ObjectNode channel) {
    channel
        .put("address", "trm.mailbox.{node}.v1")
        .put("title", "The mailbox of a node")
        .put("description", words.of("events.mailbox"))
        .putObject("parameters")
        .putObject("node")
        .put("description", words.of("events.node"));
    ObjectNode messages = channel.putObject("messages");
    events.forEach(
        event ->
            messages
                .putObject(event.schema().getName())
                .put("$ref", "#/components/messages/" + event.schema().getName()));
  }

  private void addOperation(ObjectNode operations, String action, Collection<String> names) {
    ObjectNode operation =
        operations
            .putObject(action + "Events")
            .put("action", action)
            .put("summary", words.of("events." + action))
            .put("description", words.of("events." + action + ".more"));
    operation.putObject("channel").put("$ref", CHANNEL);
    ArrayNode messages = operation.putArray("messages");
    new TreeSet<>(names)
        .forEach(name -> messages.addObject().put("$ref", CHANNEL + "/messages/" + name));
  }

  private void addMessage(ObjectNode message, EventType event) {
    String name = event.schema().getName();
    message
        .put("name", name)
        .put("title", name)
        .put("summary", event.schema().getDoc())
        .put("description", whoMay(name))
        .put("contentType", "avro/binary");
    message
        .putObject("payload")
        .put("schemaFormat", AVRO)
        .set("schema", json.readTree(event.schema().toString()));
  }

  private String whoMay(String name) {
    String sent = charter.sends(name) ? "Sent by this node." : "Never sent by this node.";
    Set<NodeRole> roles = new TreeMap<>(charter.eventsAccepted()).getOrDefault(name, Set.of());
    String accepted =
        roles.stream()
            .sorted()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return sent
        + (roles.isEmpty()
            ? " Taken in from nobody."
            : " Taken in from the roles " + accepted + ".");
  }
}
