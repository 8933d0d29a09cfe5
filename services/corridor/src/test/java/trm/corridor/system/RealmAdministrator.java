package trm.corridor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.corridor.embedded.IdentityProvider;

/** Whoever administers a realm of the real Keycloak, by its admin interface. */
final class RealmAdministrator {
  private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final IdentityProvider identity;
  private final String realm;

  RealmAdministrator(IdentityProvider identity, String realm) {
    this.identity = identity;
    this.realm = realm;
  }

  /** From now on tokens live so long. */
  void letTokensLive(Duration life) {
    put("", Map.of("accessTokenLifespan", life.toSeconds()));
  }

  /** The id of the key that signs now, the only one for that. */
  String signingKey() {
    return get("/components?type=" + KEY_PROVIDER)
        .valueStream()
        .filter(key -> key.path("providerId").asString().equals("rsa-generated"))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  /** Makes a key that signs from now on, and gives its id. */
  String makeKey() {
    Map<String, List<String>> config =
        Map.of(
            "priority", List.of("200"),
            "enabled", List.of("true"),
            "active", List.of("true"),
            "algorithm", List.of("RS256"));
    Map<String, Object> key =
        Map.of(
            "name",
            "next",
            "providerId",
            "rsa-generated",
            "providerType",
            KEY_PROVIDER,
            "parentId",
            get("").path("id").asString(),
            "config",
            config);
    String place =
        send("POST", "/components", JsonMapper.shared().writeValueAsString(key))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return place.substring(place.lastIndexOf('/') + 1);
  }

  /** Whether a key signs, and whether the realm stands for what it has signed. */
  void setKey(String id, boolean active, boolean enabled) {
    ObjectNode key = (ObjectNode) get("/components/" + id);
    ObjectNode config = (ObjectNode) key.path("config");
    config.putArray("active").add(Boolean.toString(active));
    config.putArray("enabled").add(Boolean.toString(enabled));
    put("/components/" + id, key);
  }

  void deleteKey(String id) {
    send("DELETE", "/components/" + id, "");
  }

  private JsonNode get(String path) {
    return JsonMapper.shared().readTree(send("GET", path, "").body());
  }

  private void put(String path, Object body) {
    send("PUT", path, JsonMapper.shared().writeValueAsString(body));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    String address = identity.issuer(realm).toString().replace("/realms/", "/admin/realms/");
    return answered(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String token() {
    String form =
        "grant_type=password&client_id=admin-cli&username=administrator&password="
            + URLEncoder.encode(password(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(identity.tokenEndpoint("master"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return JsonMapper.shared().readTree(answered(request).body()).path("access_token").asString();
  }

  private String password() {
    try {
      return Files.readString(identity.administratorPasswordFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> answered(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while administering a realm.", e);
    }
  }
}
