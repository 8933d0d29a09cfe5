package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RolePoliciesResource;
import org.keycloak.representations.idm.authorization.Logic;
import org.keycloak.representations.idm.authorization.RolePolicyRepresentation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.IdentityProvider;
import trm.corridor.embedded.InventedUser;
import trm.corridor.story.NodeApi;

/** What a node asks of the real Keycloak: accounts of partners, and what a ministry permits. */
@ExtendWith(CorridorExtension.class)
class PartnersAndPermissionsTest {
  private static final String NODE = "mo-destination";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RunningCorridor corridor;
  private final IdentityProvider identity;

  PartnersAndPermissionsTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.identity = corridor.parts().identity();
  }

  /** Through the node's interface alone, and no hand in Keycloak. */
  @Test
  void knowsAPartnerFromItsOnboardingToItsEnd() {
    InventedSystem system = new InventedSystem(HTTP);
    URI realm = identity.issuer(NODE);
    NodeApi coordinator = corridor.destination().as("national-coordinator");
    String wish =
        """
        {"organisation":"mo-paper-lantern","kind":"LEGAL_AID","name":"Paper Lantern, invented",
         "language":"pt","keys":%s}"""
            .formatted(system.publicKey());
    JsonNode asked = json(coordinator.post("/partners", wish, null), 201);
    String partner = "/partners/" + asked.path("id").asString();
    String clientId = asked.path("clientId").asString();
    awaitState(coordinator, partner, "ACTIVE");

    String token = json(system.signIn(realm, clientId), 200).path("access_token").asString();
    JsonNode claims = claims(token);
    assertThat(claims.path("aud").asString()).isEqualTo(NODE);
    assertThat(claims.path("organisation").asString()).isEqualTo("mo-paper-lantern");
    assertThat(claims.path("organisation_kind").asString()).isEqualTo("LEGAL_AID");
    assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"partner\"]");
    NodeApi api = corridor.destination().withToken(token);
    assertThat(api.get("/webhooks").statusCode()).isEqualTo(200);
    assertThat(api.get("/partners").statusCode()).isEqualTo(403);

    json(coordinator.post(partner + "/suspension", "{}", null), 200);
    assertThat(api.get("/webhooks").statusCode()).isEqualTo(401);
    awaitSignIn(system, clientId, 400, 401);
    json(coordinator.delete(partner + "/suspension"), 200);
    awaitSignIn(system, clientId, 200, 200);
    assertThat(api.get("/webhooks").statusCode()).isEqualTo(401);

    json(coordinator.post(partner + "/off-boarding", "{}", null), 202);
    awaitState(coordinator, partner, "CLOSED");
    assertThat(system.signIn(realm, clientId).statusCode()).isBetween(400, 401);
    corridor
        .within(Duration.ofSeconds(30))
        .until("the closed account is refused", () -> api.get("/webhooks").statusCode() == 401);
  }

  /** By whoever administers permissions in the realm, who has no role at the node. */
  @Test
  void refusesAtTheNextCallWhatIsTakenAwayInKeycloak() {
    NodeApi coordinator = corridor.destination().as("national-coordinator");
    NodeApi worker = corridor.destination().as("case-worker");
    assertThat(coordinator.get("/cases").statusCode()).isEqualTo(200);
    try (Keycloak ministry = ministry()) {
      setLogic(ministry, Logic.NEGATIVE);
      try {
        HttpResponse<String> refused = coordinator.get("/cases");
        assertThat(json(refused, 403).path("code").asString()).isEqualTo("NOT_PERMITTED");
        assertThat(worker.get("/cases").statusCode()).isEqualTo(200);
      } finally {
        setLogic(ministry, Logic.POSITIVE);
      }
    }
    assertThat(coordinator.get("/cases").statusCode()).isEqualTo(200);
  }

  /** Whoever holds a key of the node itself gets this far in the realm. */
  @Test
  void itsOwnClientsAdministerNoMoreThanTheyNeed() {
    String asking = signIn("corridor-node", identity.permissionsKeyFile(NODE));
    String onboarding = signIn("corridor-onboarding", identity.onboardingKeyFile(NODE));
    String admin = identity.issuer(NODE).toString().replace("/realms/", "/admin/realms/");
    assertThat(get(asking, admin + "/clients")).isEqualTo(403);
    assertThat(get(asking, admin + "/users")).isEqualTo(403);
    assertThat(get(onboarding, admin + "/clients?clientId=none")).isEqualTo(200);
    assertThat(get(onboarding, admin + "/users")).isEqualTo(403);

    String resources = identity.issuer(NODE) + "/authz/protection/resource_set";
    assertThat(get(asking, resources)).isEqualTo(200);
    assertThat(get(onboarding, resources)).isBetween(400, 403);
    String user = "{\"username\":\"nobody.invented\",\"enabled\":true}";
    assertThat(call(post(onboarding, admin + "/users", user))).isEqualTo(403);
  }

  private String signIn(String clientId, Path key) {
    InventedSystem holder = InventedSystem.withTheKeyOf(HTTP, key);
    return json(holder.signIn(identity.issuer(NODE), clientId), 200)
        .path("access_token")
        .asString();
  }

  private static int get(String token, String address) {
    return call(with(token, address).GET().build());
  }

  private static HttpRequest post(String token, String address, String body) {
    return with(token, address)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest.Builder with(String token, String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
  }

  private static int call(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void awaitSignIn(InventedSystem system, String clientId, int from, int to) {
    corridor
        .within(Duration.ofMinutes(1))
        .until(
            "Keycloak answers " + from + " to " + to,
            () -> {
              int status = system.signIn(identity.issuer(NODE), clientId).statusCode();
              return status >= from && status <= to;
            });
  }

  private Keycloak ministry() {
    InventedUser officer = new InventedUser(NODE, "permissions.officer", "", "", false);
    String server = identity.issuer(NODE).toString().replaceAll("/realms/.*", "");
    return KeycloakBuilder.builder()
        .serverUrl(server)
        .realm(NODE)
        .grantType(OAuth2Constants.PASSWORD)
        .clientId("admin-cli")
        .username(officer.name())
        .password(password(officer))
        .build();
  }

  private String password(InventedUser user) {
    try {
      return Files.readString(identity.passwordFile(user)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setLogic(Keycloak ministry, Logic logic) {
    var clients = ministry.realm(NODE).clients();
    String node = clients.findByClientId("corridor-node").getFirst().getId();
    RolePoliciesResource policies = clients.get(node).authorization().policies().role();
    RolePolicyRepresentation policy = policies.findByName("Who reads the list of every case");
    policy.setLogic(logic);
    policies.findById(policy.getId()).update(policy);
  }

  private void awaitState(NodeApi coordinator, String partner, String state) {
    corridor
        .within(Duration.ofMinutes(1))
        .until(
            "the partner is " + state,
            () -> coordinator.read(partner).path("state").asString().equals(state));
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static JsonNode claims(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return JsonMapper.shared().readTree(claims);
  }
}
