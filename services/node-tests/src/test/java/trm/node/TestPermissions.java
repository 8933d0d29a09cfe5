package trm.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The authorization services of a realm over HTTP, in the words of Keycloak: the discovery
 * document, the look-up of resources, and the token endpoint's answers. Permits what was not taken
 * away.
 */
public final class TestPermissions {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String UMA = "urn:ietf:params:oauth:grant-type:uma-ticket";
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final String realm;
  private final Function<Map<String, Object>, String> signs;

  /**
   * @param realm its address
   * @param signs makes a token that has a claim of authorization
   */
  TestPermissions(String realm, Function<Map<String, Object>, String> signs) {
    this.realm = realm;
    this.signs = signs;
  }

  void serveAt(HttpServer server) {
    server.createContext("/realms/test/.well-known/uma2-configuration", this::discovery);
    server.createContext("/realms/test/authz/protection/resource_set", this::resources);
  }

  /** A permission, such as {@code export#evidence}, is taken away. */
  public void take(String permission) {
    refused.add(permission);
  }

  /** It is given again. */
  public void give(String permission) {
    refused.remove(permission);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    ObjectNode document = JSON.createObjectNode().put("issuer", realm);
    document.put("token_endpoint", realm + "/protocol/openid-connect/token");
    document.put("resource_registration_endpoint", realm + "/authz/protection/resource_set");
    answer(exchange, 200, document);
  }

  /** Found by name; each has its name as its id. */
  private void resources(HttpExchange exchange) throws IOException {
    String name = form(exchange.getRequestURI().getRawQuery()).getOrDefault("name", "");
    ArrayNode found = JSON.createArrayNode();
    found.addObject().put("_id", name).put("name", name);
    answer(exchange, 200, found);
  }

  /** Whether the token endpoint is asked for a permission. */
  static boolean isAsked(String body) {
    return UMA.equals(form(body).get("grant_type"));
  }

  /** Answers it. */
  void answerTo(HttpExchange exchange, String body) throws IOException {
    String permission = form(body).getOrDefault("permission", "");
    if (refused.contains(permission)) {
      answer(exchange, 403, JSON.createObjectNode().put("error", "access_denied"));
      return;
    }
    String[] parts = permission.split("#", 2);
    Map<String, Object> granted =
        Map.of("rsid", parts[0], "rsname", parts[0], "scopes", List.of(parts[1]));
    String token = signs.apply(Map.of("permissions", List.of(granted)));
    answer(exchange, 200, JSON.createObjectNode().put("access_token", token));
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, _) -> first));
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
