package trm.corridor.story;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.IdentityProvider;
import trm.corridor.embedded.InventedUser;

/**
 * Somebody with an account, who gets a token from the node's own realm and a new one before it
 * expires.
 */
public final class Caller {
  private static final String OFFICERS_CLIENT = "case-desk";
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI tokenEndpoint;
  private final Map<String, String> grant;
  private @Nullable String token;
  private long freshUntilNanos;

  private Caller(HttpClient http, URI tokenEndpoint, Map<String, String> grant) {
    this.http = http;
    this.tokenEndpoint = tokenEndpoint;
    this.grant = grant;
  }

  /** An invented user, by the client that is meant for him. */
  public static Caller of(InventedUser user, IdentityProvider identity, HttpClient http) {
    return of(user, user.system() ? user.name() : OFFICERS_CLIENT, identity, http);
  }

  /** An invented user, by the client of some other application of the realm. */
  public static Caller of(
      InventedUser user, String client, IdentityProvider identity, HttpClient http) {
    Map<String, String> grant = new TreeMap<>();
    grant.put("client_id", client);
    if (user.system()) {
      grant.put("grant_type", "client_credentials");
      grant.put("client_secret", secret(user, identity));
    } else {
      grant.put("grant_type", "password");
      grant.put("username", user.name());
      grant.put("password", secret(user, identity));
    }
    return new Caller(http, identity.tokenEndpoint(user.node()), grant);
  }

  /** A token that is valid for half a minute at least. */
  public synchronized String token() {
    String held = token;
    if (held == null || System.nanoTime() > freshUntilNanos) {
      JsonNode answer = ask();
      held = answer.path("access_token").asString();
      token = held;
      Duration fresh = Duration.ofSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
      freshUntilNanos = System.nanoTime() + fresh.toNanos();
    }
    return held;
  }

  private JsonNode ask() {
    String form =
        grant.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(tokenEndpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = NodeApi.send(http, request);
    if (answer.statusCode() != 200) {
      throw new CorridorFault("The identity provider gave no token: " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String secret(InventedUser user, IdentityProvider identity) {
    try {
      return Files.readString(identity.passwordFile(user)).strip();
    } catch (IOException e) {
      throw new CorridorFault("Cannot read the password of " + user.name() + ".", e);
    }
  }
}
