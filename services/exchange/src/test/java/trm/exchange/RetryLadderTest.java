package trm.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryLadderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final RetryLadder LADDER =
      new RetryLadder(Duration.ofSeconds(1), Duration.ofSeconds(10));

  @Test
  void doublesUpToItsLongestStep() {
    assertThat(IntStream.rangeClosed(1, 6).mapToObj(this::waitAfter))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
  }

  @Test
  void staysAtItsLongestStepAfterAnyNumberOfTries() {
    assertThat(waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void doesNotFallNorBeginAtNothing() {
    assertThatThrownBy(() -> new RetryLadder(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryLadder(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Duration waitAfter(int tries) {
    return Duration.between(NOW, LADDER.next(NOW, tries));
  }
}
