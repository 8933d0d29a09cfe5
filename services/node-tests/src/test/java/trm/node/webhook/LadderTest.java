package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LadderTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private final Ladder least = new Ladder(() -> 0);
  private final Ladder most = new Ladder(() -> 1);

  @Test
  void lengthensEachWaitByAFifthAtMost() {
    assertThat(least.next(NOON, 1, failed(null))).contains(NOON.plusSeconds(5));
    assertThat(most.next(NOON, 1, failed(null))).contains(NOON.plusSeconds(6));
    assertThat(most.next(NOON, 9, failed(null))).contains(NOON.plus(Ladder.LONGEST));
    assertThat(least.next(NOON, 10, failed(null))).isEmpty();
  }

  @Test
  void waitsForAsLongAsTheReceiverAsksButNotForEver() {
    assertThat(least.next(NOON, 1, failed("120"))).contains(NOON.plusSeconds(120));
    assertThat(least.next(NOON, 2, failed("120"))).contains(NOON.plusSeconds(300));
    assertThat(least.next(NOON, 1, failed("99999999"))).contains(NOON.plus(Duration.ofHours(24)));
    assertThat(least.next(NOON, 1, failed("Mon, 2 Mar 2026 13:00:00 GMT")))
        .contains(NOON.plus(Duration.ofHours(1)));
    for (String nothing : new String[] {"soon", "-5", "", "Mon, 2 Mar 2026 11:00:00 GMT"}) {
      assertThat(least.next(NOON, 1, failed(nothing))).contains(NOON.plusSeconds(5));
    }
  }

  @Test
  void leavesAReceiverAloneForLongerTheLongerItHasFailed() {
    assertThat(least.restsUntil(NOON, NOON, failed(null))).isEqualTo(NOON.plusSeconds(5));
    assertThat(least.restsUntil(NOON, NOON.minus(Duration.ofHours(1)), failed(null)))
        .isEqualTo(NOON.plus(Duration.ofMinutes(6)));
    assertThat(least.restsUntil(NOON, NOON.minus(Duration.ofDays(3)), failed(null)))
        .isEqualTo(NOON.plus(Duration.ofMinutes(15)));
  }

  private static Answer failed(@Nullable String retryAfter) {
    return Answer.ofStatus(503, Duration.ZERO, retryAfter);
  }
}
