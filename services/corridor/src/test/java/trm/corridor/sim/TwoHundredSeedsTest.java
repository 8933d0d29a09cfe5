package trm.corridor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoHundredSeedsTest {
  private static final int SEEDS = 200;
  private final Contract contract = new Contract();
  private List<Run> runs = List.of();

  @BeforeAll
  void play() {
    // Each run is one thread's; runs know nothing of each other.
    runs =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(seed -> Simulation.run(contract, seed))
            .toList();
  }

  @Test
  void everyInvariantHoldsInEveryRun() {
    assertThat(runs)
        .filteredOn(run -> !run.holds())
        .extracting(run -> "make sim SEED=" + run.seed() + " " + run.violations())
        .isEmpty();
  }

  @Test
  void theRunsTryEnoughToBeWorthAnything() {
    assertThat(runs).filteredOn(run -> run.tally().epoch() == 3).hasSizeGreaterThan(SEEDS / 3);
    assertThat(runs).allMatch(run -> run.tally().crashes() > 20);
    assertThat(runs).allMatch(run -> run.tally().ordersRefused() > 0);
    assertThat(runs.stream().mapToInt(run -> run.tally().messages()).sum())
        .isGreaterThan(SEEDS * 50);
  }
}
