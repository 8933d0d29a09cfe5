package trm.corridor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneSeedIsOneHistoryTest {
  private final Contract contract = new Contract();

  @Test
  void theSameSeedPlaysTheSameHistory() {
    assertThat(Simulation.run(contract, 7).history())
        .isEqualTo(Simulation.run(contract, 7).history());
  }

  @Test
  void anotherSeedPlaysAnotherHistory() {
    assertThat(Simulation.run(contract, 7).history())
        .isNotEqualTo(Simulation.run(contract, 8).history());
  }
}
