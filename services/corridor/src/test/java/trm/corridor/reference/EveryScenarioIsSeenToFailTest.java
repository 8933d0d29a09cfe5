package trm.corridor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** None of the twenty-five can vanish, and none is without something that was taken away. */
class EveryScenarioIsSeenToFailTest {
  private static final List<String> NUMBERS =
      IntStream.rangeClosed(1, 25).mapToObj("S%02d"::formatted).toList();

  private final List<SeenScenario> scenarios = SeenScenario.all();

  @Test
  void eachNumberHasAScenario() {
    assertThat(scenarios.stream().map(SeenScenario::number).distinct().toList()).isEqualTo(NUMBERS);
  }

  @Test
  void eachSaysWhatWasTakenAway() {
    assertThat(scenarios)
        .allSatisfy(
            scenario ->
                assertThat(scenario.protections())
                    .as("%s in %s", scenario.number(), scenario.testClass())
                    .isNotEmpty()
                    .allSatisfy(
                        protection -> {
                          assertThat(protection.sentence()).isNotBlank();
                          assertThat(protection.taken()).isNotEmpty();
                        }));
  }
}
