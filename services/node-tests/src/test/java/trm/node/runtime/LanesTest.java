package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Several envelopes are on their way to the broker at the same time, and none overtakes its own.
 */
class LanesTest {
  private static final Lanes LANES = new Lanes(2);

  @Test
  void keepsTheOrderOfEachLane() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();

    LANES.each(IntStream.range(0, 1000).boxed().toList(), one -> one % 7, done::add);

    assertThat(done).hasSize(1000).doesNotHaveDuplicates();
    for (int lane = 0; lane < 7; lane++) {
      int mine = lane;
      assertThat(done.stream().filter(one -> one % 7 == mine)).isSorted();
    }
  }

  @Test
  void waitsForTwoAnswersAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);

    LANES.each(
        List.of(1, 2),
        one -> one,
        _ -> {
          both.countDown();
          awaitOn(both);
        });

    assertThat(both.getCount()).isZero();
  }

  @Test
  void bringsTheOthersToTheirEndsWhenOneFails() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();

    assertThatThrownBy(
            () ->
                LANES.each(
                    List.of(1, 2, 3, 4, 5, 6),
                    one -> one % 2,
                    one -> {
                      if (one == 3) {
                        throw new IllegalStateException("A bug, says the test.");
                      }
                      done.add(one);
                    }))
        .hasMessage("A bug, says the test.");

    assertThat(done).containsExactlyInAnyOrder(1, 2, 4, 6);
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
