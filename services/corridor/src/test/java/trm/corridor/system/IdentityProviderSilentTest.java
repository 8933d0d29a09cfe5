package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.story.NodeApi;

/** The real Keycloak takes every connection and says nothing. */
@Tag("fire")
@ExtendWith(CorridorExtension.class)
class IdentityProviderSilentTest {
  private static final int OFFICERS = 12;
  private static final Duration BACK = Duration.ofMinutes(2);

  /** What a caller waits at most, and some seconds for a machine that has more to do. */
  private static final Duration STATED = Duration.ofSeconds(8 + 7);

  private final RunningCorridor corridor;

  IdentityProviderSilentTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @AfterEach
  void bringBack() {
    corridor.parts().identity().speakAgain();
    corridor.assertSound();
  }

  @Test
  void nobodyWaitsForLongAndWhoIsKnownWarnsOn() {
    NodeApi signedIn =
        corridor
            .destination()
            .withToken(
                corridor.destination().caller("national-coordinator", "case-desk").token(null));
    Warnings warnings = Warnings.ofThoseWhoSignedIn(corridor);
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    assertThat(signedIn.get("/cases").statusCode()).isEqualTo(200);

    corridor.parts().identity().fallSilent();
    long begin = System.nanoTime();
    List<HttpResponse<String>> refused = Crowd.of(OFFICERS).each(() -> signedIn.get("/cases"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STATED);
    assertThat(refused).extracting(Orders::code).containsOnly("PERMISSION_UNKNOWN");
    assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(503);
    warnings.awaitReceipt(warnings.warn("STIGMA"));

    corridor.parts().identity().speakAgain();
    corridor
        .within(BACK)
        .until("it is permitted again", () -> signedIn.get("/cases").statusCode() == 200);
    warnings.awaitReceipt(warnings.warn("HEALTH"));
    assertThat(warnings.received()).containsExactly("RETALIATION", "STIGMA", "HEALTH");
    warnings.awaitEqualBooks();
  }
}
