package trm.corridor.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A realm of {@code deploy/keycloak}: one node's roles, clients and invented officers, or the
 * federation's clients, which are the nodes. Passwords and keys stand in it as placeholders, {@code
 * ${password:username}}, {@code ${secret:client}} and {@code ${keys:client}}, so that none is ever
 * in the repository.
 *
 * @param node the realm's name, which is the node's id, or {@link FederationRealm#NAME}
 * @param text the file as it stands in the repository
 */
record RealmFile(String node, String text) {
  private static final Pattern TOKEN_LIFE = Pattern.compile("\"accessTokenLifespan\": \\d+");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{(password|secret|keys):([a-z.-]+)}");

  static RealmFile read(Path folder, String node) {
    return new RealmFile(node, StateFolder.read(folder.resolve(node + ".json")));
  }

  /** The same realm with tokens that live as long as a test can wait. */
  RealmFile withTokensFor(Duration life) {
    String seconds = "\"accessTokenLifespan\": " + life.toSeconds();
    return new RealmFile(node, TOKEN_LIFE.matcher(text).replaceFirst(seconds));
  }

  /** The realm with the passwords and keys of a state folder, which makes those it lacks. */
  String withPasswords(StateFolder state) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(secret(found, state)));
  }

  private String secret(MatchResult found, StateFolder state) {
    String holder = found.group(2);
    return found.group(1).equals("keys")
        ? ClientKey.of(state, holder).publicHalf().replace("\"", "\\\"")
        : state.password(node, holder);
  }

  /**
   * Everybody who may call the node: officers by password, partners by client secret. The node's
   * own account has no role at it.
   */
  List<InventedUser> users() {
    JsonNode realm = JsonMapper.shared().readTree(text);
    List<InventedUser> users = new ArrayList<>();
    for (JsonNode user : realm.path("users")) {
      if (user.path("realmRoles").isEmpty()) {
        continue;
      }
      String role = user.path("realmRoles").path(0).asString();
      JsonNode client = user.path("serviceAccountClientId");
      users.add(
          client.isMissingNode()
              ? officer(user, role)
              : new InventedUser(
                  node,
                  client.asString(),
                  role,
                  clientOrganisation(realm, client.asString()),
                  true));
    }
    return users;
  }

  private InventedUser officer(JsonNode user, String role) {
    String organisation = user.path("attributes").path("organisation").path(0).asString();
    return new InventedUser(node, user.path("username").asString(), role, organisation, false);
  }

  private static String clientOrganisation(JsonNode realm, String clientId) {
    for (JsonNode client : realm.path("clients")) {
      if (client.path("clientId").asString().equals(clientId)) {
        for (JsonNode mapper : client.path("protocolMappers")) {
          if (mapper.path("config").path("claim.name").asString().equals("organisation")) {
            return mapper.path("config").path("claim.value").asString();
          }
        }
      }
    }
    throw new CorridorFault("The realm file gives no organisation to the client " + clientId + ".");
  }
}
