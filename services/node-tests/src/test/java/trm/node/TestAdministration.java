package trm.node;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The clients of a realm over HTTP, in the words of Keycloak's administration. */
public final class TestAdministration {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Map<String, ObjectNode> clients = new LinkedHashMap<>();
  private String signedInAs = "";
  private int answersUntilLost = Integer.MAX_VALUE;
  private int refusing;
  private Runnable meanwhile = () -> {};
  private Supplier<String> nodesToken = () -> "";

  private record Answer(int status, JsonNode body, String location) {
    static Answer of(JsonNode body) {
      return new Answer(200, body, "");
    }

    static Answer none(int status) {
      return new Answer(status, JSON.createObjectNode(), "");
    }
  }

  void serveAt(HttpServer server, TestPermissions permissions, Supplier<String> nodesToken) {
    this.nodesToken = nodesToken;
    server.createContext("/admin/realms/test/", exchange -> answer(exchange, bodyOf(exchange)));
    server.createContext(
        "/realms/test/protocol/openid-connect/token",
        exchange -> {
          byte[] body = bodyOf(exchange);
          String text = new String(body, StandardCharsets.UTF_8);
          if (TestPermissions.isAsked(text)) {
            permissions.answerTo(exchange, text);
          } else {
            answer(exchange, body);
          }
        });
  }

  private static byte[] bodyOf(HttpExchange exchange) throws IOException {
    return exchange.getRequestBody().readAllBytes();
  }

  /** As if it had just been set up. */
  public synchronized void forgetAll() {
    clients.clear();
    refusing = 0;
    answersUntilLost = Integer.MAX_VALUE;
  }

  /** The client of that id. */
  public synchronized Optional<JsonNode> client(String clientId) {
    return clients.values().stream()
        .filter(client -> client.get("clientId").asString().equals(clientId))
        .map(JsonNode.class::cast)
        .findFirst();
  }

  /** The ids of all clients. */
  public synchronized List<String> clientIds() {
    return clients.values().stream().map(client -> client.get("clientId").asString()).toList();
  }

  /** The client that got the last token here, by an assertion under its own key. */
  public synchronized String signedInAs() {
    return signedInAs;
  }

  /** Somebody else of the realm makes a client. */
  public synchronized void add(String clientId) {
    String id = UUID.randomUUID().toString();
    clients.put(id, JSON.createObjectNode().put("id", id).put("clientId", clientId));
  }

  /** Every answer but so many first ones is lost once it was done. */
  public synchronized void loseAnswersAfter(int count) {
    answersUntilLost = count;
  }

  /** Happens once, while a client is changed. */
  public synchronized void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  /** Somebody of the realm disables a client, or enables it. */
  public synchronized void setEnabled(String clientId, boolean enabled) {
    clients.values().stream()
        .filter(client -> client.get("clientId").asString().equals(clientId))
        .forEach(client -> client.put("enabled", enabled));
  }

  /** Every call is answered so, and nothing is done; 0 for as usual. */
  public synchronized void refuse(int status) {
    refusing = status;
  }

  private synchronized void answer(HttpExchange exchange, byte[] body) throws IOException {
    Answer answer = refusing > 0 ? Answer.none(refusing) : done(exchange, body);
    boolean lost = refusing == 0 && answersUntilLost-- <= 0;
    send(exchange, lost ? Answer.none(502) : answer);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    boolean empty = answer.status() == 204 || answer.status() == 201;
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    if (!answer.location().isEmpty()) {
      exchange.getResponseHeaders().add("Location", answer.location());
    }
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private Answer done(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/token")) {
      signedInAs = subjectOfAssertion(new String(body, StandardCharsets.UTF_8));
      if (signedInAs.isEmpty()) {
        return Answer.none(401);
      }
      ObjectNode token = JSON.createObjectNode().put("access_token", nodesToken.get());
      return Answer.of(token.put("expires_in", 300).put("token_type", "Bearer"));
    }
    List<String> steps = Arrays.asList(path.split("/")).subList(4, path.split("/").length);
    String verb = exchange.getRequestMethod();
    return clients(verb, steps, String.valueOf(exchange.getRequestURI().getQuery()), body);
  }

  /** Who the assertion says that asks; empty without one. */
  private static String subjectOfAssertion(String form) {
    String assertion =
        Arrays.stream(form.split("&"))
            .filter(pair -> pair.startsWith("client_assertion="))
            .map(pair -> pair.substring("client_assertion=".length()))
            .findFirst()
            .orElse("");
    try {
      return assertion.isEmpty() ? "" : SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
    } catch (ParseException e) {
      return "";
    }
  }

  private Answer clients(String verb, List<String> steps, String query, byte[] body) {
    if (steps.size() == 1) {
      return verb.equals("POST") ? create((ObjectNode) JSON.readTree(body)) : search(query);
    }
    ObjectNode client = clients.get(steps.get(1));
    if (client == null) {
      return Answer.none(404);
    }
    if (steps.size() == 3) {
      return Answer.of(account(client));
    }
    return switch (verb) {
      case "GET" -> Answer.of(client.deepCopy());
      case "PUT" -> update(client, (ObjectNode) JSON.readTree(body));
      default -> {
        clients.remove(steps.get(1));
        yield Answer.none(204);
      }
    };
  }

  private static ObjectNode account(ObjectNode client) {
    String name = "service-account-" + client.get("clientId").asString();
    return JSON.createObjectNode().put("id", "account-" + name).put("username", name);
  }

  private Answer create(ObjectNode client) {
    if (client(client.get("clientId").asString()).isPresent()) {
      return Answer.none(409);
    }
    String id = UUID.randomUUID().toString();
    clients.put(id, client.put("id", id));
    return new Answer(201, client, "http://127.0.0.1/admin/realms/test/clients/" + id);
  }

  private Answer search(String query) {
    ArrayNode found = JSON.createArrayNode();
    clients.values().stream()
        .filter(client -> query.contains("clientId=" + client.get("clientId").asString()))
        .forEach(client -> found.add(client.deepCopy()));
    return Answer.of(found);
  }

  /** Attributes that are left out stay, as in Keycloak. */
  private Answer update(ObjectNode client, ObjectNode wished) {
    meanwhile.run();
    meanwhile = () -> {};
    ObjectNode attributes = client.withObject("/attributes").deepCopy();
    attributes.setAll(wished.withObject("/attributes"));
    client.setAll(wished);
    client.set("attributes", attributes);
    return Answer.none(204);
  }
}
