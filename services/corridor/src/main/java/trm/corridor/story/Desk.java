package trm.corridor.story;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.client.NodeClient;
import trm.corridor.embedded.InventedUser;

/** One of the story's people at a node's interface, with the name by which the story calls them. */
record Desk(InventedUser user, String name, NodeClient client) {

  /** The desk of the node's officer with this role. */
  static Desk of(Offices.Office office, String role) {
    InventedUser user = office.user(role);
    return new Desk(user, user.name(), office.as(role).client());
  }

  /** A partner's system at a node, for the officer whom its calls name. */
  static Desk ofPartner(Offices.Office office, String officer) {
    InventedUser system = office.user("partner");
    NodeApi api = office.asPartner(system.name(), officer);
    return new Desk(system, officer + ", through " + system.name(), api.client());
  }

  String node() {
    return user.node();
  }

  String organisation() {
    return user.organisation();
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
