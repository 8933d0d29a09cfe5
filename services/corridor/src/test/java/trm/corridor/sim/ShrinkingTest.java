package trm.corridor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ShrinkingTest {
  private final Contract contract = new Contract();

  @Test
  void aRunThatFailsIsToldAgainInAFewSteps() {
    Run failed =
        LongStream.rangeClosed(1, 60)
            .mapToObj(seed -> Script.of(seed, World.MACAO, Lies.lettingGoAtDeparture()))
            .map(script -> Simulation.run(contract, script))
            .filter(run -> !run.holds())
            .findFirst()
            .orElseThrow();

    Run shortest = Shrinking.shrink(script -> Simulation.run(contract, script), failed);

    assertThat(shortest.violations())
        .extracting(Violation::invariant)
        .contains(failed.violations().getFirst().invariant());
    assertThat(shortest.acts()).hasSizeLessThan(failed.acts().size() / 2);
    assertThat(shortest.faults()).hasSizeLessThan(10);
    assertThat(SequenceDiagram.of(shortest))
        .anyMatch(line -> line.contains("* harbour-shelter OpenReferral: done"))
        .anyMatch(line -> line.contains("|-- HandoverOffered --------->|"))
        .anyMatch(line -> line.startsWith("!! "));
  }
}
