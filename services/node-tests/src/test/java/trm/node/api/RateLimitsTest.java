package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
  private long nanos;
  private final RateLimits limits =
      new RateLimits(
          _ -> 60,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void letsAnAccountMakeAsManyAsItMayAndOneMoreASecondLater() {
    for (int i = 0; i < 60; i++) {
      assertThat(limits.take("system", false).allowed()).isTrue();
    }
    assertThat(limits.take("system", false)).isEqualTo(new RateLimits.Verdict(false, 0, 1, 60));
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(limits.take("system", false).allowed()).isTrue();
    assertThat(limits.take("system", false).allowed()).isFalse();
  }

  @Test
  void countsEachAccountForItself() {
    for (int i = 0; i < 61; i++) {
      limits.take("wild", false);
    }
    assertThat(limits.take("calm", false).allowed()).isTrue();
  }

  @Test
  void keepsRoomForAWarning() {
    for (int i = 0; i < 100; i++) {
      limits.take("wild", false);
    }
    assertThat(limits.take("wild", true).allowed()).isTrue();
  }
}
