package trm.node.openapi;

import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.NodeRole;

/** What stands above the operations. */
record Head(Words words, NodeRole role) {
  private static final String VERSION = "1.0.0";

  void addTo(ObjectNode document, Collection<String> tags) {
    ObjectNode info = info(document, "info.description");
    info.put("summary", words.of("info.summary"));
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/").put("description", "This node");
    document.putArray("security").addObject().putArray("bearer");
    ArrayNode list = document.putArray("tags");
    tags.forEach(
        tag ->
            list.addObject()
                .put("name", tag)
                .put("description", words.of("tag." + tag.replaceAll("[^A-Za-z]+", "-"))));
  }

  void addEventsTo(ObjectNode document) {
    ObjectNode info = info(document, "events.description");
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    info.putArray("tags")
        .addObject()
        .put("name", "events")
        .put("description", words.of("tag.events"));
    document.put("id", "urn:trm:events:" + name());
    document
        .putObject("servers")
        .putObject("federation")
        .put("host", "broker.federation.example:9093")
        .put("protocol", "kafka-secure")
        .put("description", words.of("events.broker"));
  }

  private ObjectNode info(ObjectNode document, String description) {
    ObjectNode info = document.putObject("info");
    info.put("title", "Corridor: the node of the role " + name());
    info.put("version", VERSION);
    info.put("description", words.of(description));
    info.putObject("contact")
        .put("name", words.of("info.contact"))
        .put("url", words.of("info.contact.url"))
        .put("email", words.of("info.contact.email"));
    return info;
  }

  private String name() {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
