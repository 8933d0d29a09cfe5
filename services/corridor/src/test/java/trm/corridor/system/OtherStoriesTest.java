package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trm.corridor.story.Offices;
import trm.corridor.story.Tales;

/** The stories that {@code make demo} tells by name, on the real corridor. */
@ExtendWith(CorridorExtension.class)
class OtherStoriesTest {
  private final RunningCorridor corridor;

  OtherStoriesTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  /** A story ends with a fault where anything in it is not as it should be. */
  @ParameterizedTest
  @CsvSource({
    "child, SOP4-RETURN-11, Whoever owes her care now: mn-origin.",
    "stay, SOP4-CONTACT-03, Whoever owes her care now: mo-destination.",
    "proceedings, SOP4-RETURN-03, Whoever owes her care now: mn-origin.",
    "ngo-to-ngo, SOP4-CONTACT-04, as for one that never was."
  })
  void isPlayedToItsEnd(String title, String rule, String end) {
    List<String> told = new ArrayList<>();
    try (Offices offices = new Offices(corridor.parts())) {
      Tales.named(title).play(corridor.parts(), offices, told::add, Instant.now());
    }
    assertThat(told).anyMatch(line -> line.contains(rule));
    assertThat(String.join(" ", told).replaceAll("\\s+", " ")).endsWith(end);
  }
}
