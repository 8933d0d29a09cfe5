package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
    assertThat(claims.path("realm_access").path("roles").toString()).contains("\"partner\"");
    NodeApi api = corridor.destination().withToken(token);
    assertThat(api.get("/webhooks").statusCode()).isEqualTo(200);
    assertThat(api.get("/partners").statusCode()).isEqualTo(403);

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
