package trm.corridor.story;

import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.InventedUser;

/** One of the story's people at a node's interface, with the name by which the story calls them. */
record Desk(InventedUser user, String name, NodeApi api) {

  /** The desk of the node's officer with this role. */
  static Desk of(Offices.Office office, String role) {
    InventedUser user = office.user(role);
    return new Desk(user, user.name(), office.as(role));
  }

  /** A partner's system at a node, for the officer whom its calls name. */
  static Desk ofPartner(Offices.Office office, String officer) {
    InventedUser system = office.user("partner");
    NodeApi api = office.asPartner(system.name(), officer);
    return new Desk(system, officer + ", through " + system.name(), api);
  }

  /** What came back. */
  record Reply(int status, JsonNode body) {
    boolean isDone() {
      return status / 100 == 2;
    }

    /** A text of the answer; empty when it is not there. */
    String text(String field) {
      return body.path(field).asString("");
    }
  }

  String node() {
    return user.node();
  }

  String organisation() {
    return user.organisation();
  }

  Reply get(String path) {
    return reply(api.get(path));
  }

  Reply post(String path, Object body) {
    String text = JsonMapper.shared().writeValueAsString(body);
    return reply(api.post(path, text, UUID.randomUUID().toString()));
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static Reply reply(HttpResponse<String> response) {
    String body = response.body();
    return new Reply(response.statusCode(), json(body.isEmpty() ? "{}" : body));
  }
}
