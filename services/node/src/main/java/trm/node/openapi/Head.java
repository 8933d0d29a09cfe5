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
    ObjectNode info = document.putObject("info");
    info.put("title", "Corridor: the node of the role " + role.name().toLowerCase(Locale.ROOT));
    info.put("version", VERSION);
    info.put("summary", words.of("info.summary"));
    info.put("description", words.of("info.description"));
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    info.putObject("contact").put("name", words.of("info.contact"));
    document.putArray("servers").addObject().put("url", "/").put("description", "This node");
    document.putArray("security").addObject().putArray("bearer");
    ArrayNode list = document.putArray("tags");
    tags.forEach(
        tag ->
            list.addObject()
                .put("name", tag)
                .put("description", words.of("tag." + tag.replaceAll("[^A-Za-z]+", "-"))));
  }
}
