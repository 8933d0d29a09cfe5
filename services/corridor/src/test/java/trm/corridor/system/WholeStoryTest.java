package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.story.Offices;
import trm.corridor.story.Story;

/** The demo's story on the real corridor, and what it leaves in the logs. */
@ExtendWith(CorridorExtension.class)
class WholeStoryTest {
  private static final List<String> PERSONAL =
      List.of(
          "Солонго",
          "Зохиомол",
          "Solongo",
          "Invented School No. 3",
          "A well and a red-roofed school",
          "INVENTED-0001",
          "Near her aunt");

  private final RunningCorridor corridor;

  WholeStoryTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @Test
  void isPlayedToTheProofAndLeavesNothingPersonalInAnyLog() {
    List<String> told = new ArrayList<>();
    try (Offices offices = new Offices(corridor.parts())) {
      new Story(corridor.parts(), offices, told::add, Instant.now()).play();
    }
    assertThat(told)
        .anyMatch(line -> line.contains("EPOCH_STALE"))
        .anyMatch(line -> line.contains("SOP4-RETURN-03"))
        .anyMatch(line -> line.contains("ENTRY_NOT_PROVEN"));
    assertThat(new Traces(PERSONAL).in(corridor.parts().logs())).isEmpty();
  }
}
