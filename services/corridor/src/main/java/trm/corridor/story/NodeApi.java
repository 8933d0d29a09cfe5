package trm.corridor.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.CorridorFault;

/**
 * One node's public interface as one caller sees it. Immutable; a call that the node refuses is an
 * answer, a node that cannot be reached is a {@link CorridorFault}.
 */
public final class NodeApi {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI base;
  private final Supplier<String> token;
  private final @Nullable String actingOfficer;

  /**
   * A client.
   *
   * @param service the service's address, without {@code /api}
   * @param token gives a bearer token for each call
   * @param actingOfficer the officer that a partner's system names in each call; none for a
   *     person's own token
   */
  public NodeApi(
      HttpClient http, URI service, Supplier<String> token, @Nullable String actingOfficer) {
    this.http = http;
    this.base = URI.create(service + "/api/v1");
    this.token = token;
    this.actingOfficer = actingOfficer;
  }

  /** Opens a case from an intake file. */
  public Answer openCase(Object intake) {
    return command("/cases", intake, UUID.randomUUID().toString());
  }

  /**
   * Gives a command about a case.
   *
   * @param name the command in kebab-case, such as {@code offer-handover}
   * @param epoch the epoch on the officer's screen
   * @param turn the turn on the officer's screen
   * @param components the components of the command
   */
  public Answer command(
      String caseReference, String name, long epoch, long turn, Map<String, ?> components) {
    return command(caseReference, name, epoch, turn, components, UUID.randomUUID().toString());
  }

  /** The same, under an idempotency key of the caller's choice. */
  public Answer command(
      String caseReference,
      String name,
      long epoch,
      long turn,
      Map<String, ?> components,
      String idempotencyKey) {
    Map<String, Object> body = new java.util.LinkedHashMap<>(components);
    body.put("epoch", epoch);
    body.put("turn", turn);
    return command("/cases/" + caseReference + "/commands/" + name, body, idempotencyKey);
  }

  /** Reads something, such as {@code /cases}. */
  public JsonNode read(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new CorridorFault(path + " was answered " + answer.statusCode() + ": " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  /** Reads, whatever the answer. */
  public HttpResponse<String> get(String path) {
    return send(http, request(path).GET().build());
  }

  /** Posts a body as it is, whatever the answer; without an idempotency key when none is given. */
  public HttpResponse<String> post(String path, String body, @Nullable String idempotencyKey) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(http, request.build());
  }

  private Answer command(String path, Object body, String idempotencyKey) {
    HttpResponse<String> answer =
        post(path, JsonMapper.shared().writeValueAsString(body), idempotencyKey);
    JsonNode json = JsonMapper.shared().readTree(answer.body());
    return answer.statusCode() / 100 == 2 ? taken(json) : refused(answer.statusCode(), json);
  }

  private static Answer taken(JsonNode json) {
    List<String> messageIds = new ArrayList<>();
    json.path("messageIds").forEach(id -> messageIds.add(id.asString()));
    return new Answer.Taken(
        json.path("case").asString(),
        json.path("epoch").asLong(),
        json.path("turn").asLong(),
        json.path("journalIndex").asLong(),
        List.copyOf(messageIds));
  }

  private static Answer refused(int status, JsonNode json) {
    List<Answer.Rule> rules = new ArrayList<>();
    json.path("rules")
        .forEach(
            r ->
                rules.add(new Answer.Rule(r.path("id").asString(), r.path("sentence").asString())));
    return new Answer.Refused(
        status,
        json.path("code").asString(""),
        json.path("title").asString(""),
        json.path("detail").asString(""),
        List.copyOf(rules));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token.get())
            .header("Accept", "application/json");
    if (actingOfficer != null) {
      request.header("Acting-Officer", actingOfficer);
    }
    return request;
  }

  static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CorridorFault(request.uri() + " cannot be reached.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while calling " + request.uri() + ".", e);
    }
  }
}
