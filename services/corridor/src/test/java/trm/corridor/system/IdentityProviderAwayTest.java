package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.story.Answer;
import trm.corridor.story.NodeApi;

/**
 * The real Keycloak is away while somebody is in danger: the nodes' realms and, in the demo, the
 * federation's with them. What lasts an hour is shortened: tokens for the broker live 20 s instead
 * of 9000, and are renewed, as there, when half of that is over. So the 67 minutes for which a node
 * that is signed in outlasts the realm at least are 9 s here, and an hour is 8.
 */
@Tag("fault")
@ExtendWith(CorridorExtension.class)
class IdentityProviderAwayTest {
  private static final Duration TOKENS_RUN_OUT = RunningCorridor.BROKER_TOKEN_LIFE.multipliedBy(3);
  private static final Duration BACK = Duration.ofMinutes(2);

  private final RunningCorridor corridor;
  private final Meters meters;

  IdentityProviderAwayTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.meters = new Meters(corridor);
  }

  @AfterEach
  void bringBack() {
    corridor.parts().identity().start();
    corridor.node("cn-transit").service().start();
    corridor.node("cn-transit").service().awaitReady();
  }

  @Test
  void theExchangeOutlastsItThenWaitsAndRecoversByItself() {
    NodeApi underAnotherKey =
        corridor
            .destination()
            .withToken(corridor.origin().caller("national-coordinator", "case-desk").token(null));
    Warnings warnings = Warnings.ofThoseWhoSignedIn(corridor);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    assertThat(warnings.overrides()).containsExactly("LIFE");

    corridor.parts().identity().stop();
    warnings.awaitReceipt(warnings.warn("STIGMA"));
    startTransitWithoutTheRealm();
    awaitBroker("mo-destination", "does not take this node's token");
    Answer.Taken waiting = warnings.warn("HEALTH");
    assertThat(warnings.overrides()).endsWith("LIFE", "IDENTITY_BY_CACHED_KEYS");
    assertIdentityAway(underAnotherKey);

    corridor.parts().identity().start();
    warnings.awaitReceipt(waiting);
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA", "HEALTH");
    assertThat(corridor.destination().as("national-coordinator").get("/cases").statusCode())
        .isEqualTo(200);
    for (String node : new String[] {"mo-destination", "cn-transit"}) {
      corridor.within(BACK).until("the broker is back at " + node, () -> isUp(node));
    }
    corridor.assertSound();
  }

  /** A node that starts without a token for the broker serves its officers all the same. */
  private void startTransitWithoutTheRealm() {
    corridor.node("cn-transit").service().kill();
    corridor.node("cn-transit").service().start();
    corridor.node("cn-transit").service().awaitReady();
    awaitBroker("cn-transit", "gives this node no token");
  }

  private void awaitBroker(String node, String reason) {
    corridor
        .within(TOKENS_RUN_OUT)
        .until(
            node + " says of the broker: " + reason,
            () -> {
              JsonNode broker = meters.health(node, "broker");
              return broker.path("status").asString("").equals("DOWN")
                  && broker.path("details").path("reason").asString("").contains(reason);
            });
  }

  private boolean isUp(String node) {
    return meters.health(node, "broker").path("status").asString("").equals("UP");
  }

  /** Known keys go on serving, unknown ones are not believed, and neither stops the other. */
  private static void assertIdentityAway(NodeApi underAnotherKey) {
    HttpResponse<String> refused = underAnotherKey.get("/cases");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(JsonMapper.shared().readTree(refused.body()).path("code").asString())
        .isEqualTo("IDENTITY_AWAY");
  }
}
