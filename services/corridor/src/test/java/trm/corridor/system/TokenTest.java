package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.story.NodeApi;

/** Whom a node lets in. */
@ExtendWith(CorridorExtension.class)
class TokenTest {
  private final RunningCorridor corridor;

  TokenTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @Test
  void letsInAnOfficerOfTheNode() {
    assertThat(corridor.destination().as("case-worker").get("/cases").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesATokenOfAnotherRealm() {
    NodeApi stranger =
        corridor.destination().with(corridor.origin().caller("case-worker", "case-desk"));
    assertRefused(stranger.get("/cases"), 401, "NOT_AUTHENTICATED");
  }

  @Test
  void refusesATokenThatWasMadeForAnotherAudience() {
    NodeApi other =
        corridor.destination().with(corridor.destination().caller("case-worker", "public-website"));
    assertRefused(other.get("/cases"), 401, "NOT_AUTHENTICATED");
  }

  @Test
  void refusesANodesOwnTokenForTheBroker() {
    String brokers = new BrokerTokens(corridor).of("mo-destination");
    assertRefused(
        corridor.destination().withToken(brokers).get("/cases"), 401, "NOT_AUTHENTICATED");
  }

  @Test
  void anOfficersTokenDoesNotOpenTheBroker() {
    String officers = corridor.destination().caller("operator", "case-desk").token(null);
    BrokerTokens tokens = new BrokerTokens(corridor);
    assertThat(tokens.mailboxesShownTo(tokens.of("mo-destination"))).isNotEmpty();
    assertThatThrownBy(() -> tokens.mailboxesShownTo(officers))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void refusesACallerWithoutAToken() {
    NodeApi nobody = corridor.destination().withToken("");
    assertRefused(nobody.get("/cases"), 401, "NOT_AUTHENTICATED");
  }

  @Test
  void refusesARoleThatMayNotExport() {
    HttpResponse<String> answer =
        corridor
            .destination()
            .as("operator")
            .post("/exports/evidence", "{}", "an-operator-exports");
    assertRefused(answer, 403, "ROLE_NOT_ALLOWED");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("detail").asString()).isNotBlank();
  }
}
