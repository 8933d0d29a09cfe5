package trm.corridor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OneSeedIsOneHistoryTest {
  private final Contract contract = new Contract();

  @Test
  void theSameSeedPlaysTheSameHistory() {
    assertThat(diagram(7)).isEqualTo(diagram(7));
  }

  @Test
  void anotherSeedPlaysAnotherHistory() {
    assertThat(diagram(7)).isNotEqualTo(diagram(8));
  }

  /** Whoever is given a seed plays it on another machine, where sets iterate in another order. */
  @Test
  void itIsTheSameHistoryInAnotherProcess() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--seed=7")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(other.waitFor()).isZero();
    assertThat(told.lines().limit(diagram(7).size())).isEqualTo(diagram(7));
  }

  private List<String> diagram(long seed) {
    return SequenceDiagram.of(Simulation.run(contract, seed));
  }
}
