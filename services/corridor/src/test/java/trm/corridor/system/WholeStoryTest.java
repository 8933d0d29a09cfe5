package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;

/** The demo's story on the real corridor, and what it leaves in the logs. */
@ExtendWith(CorridorExtension.class)
class WholeStoryTest {
  private static final List<String> PERSONAL =
      Stream.of(
              HerWords.NAMES,
              HerWords.TOLD_AT_THE_SHELTER,
              HerWords.ASKED_WITH,
              HerWords.COURT_FILE,
              List.of(HerWords.FIRST_MEETING, HerWords.SECOND_MEETING, HerWords.DOCUMENT))
          .flatMap(List::stream)
          .toList();

  private final RunningCorridor corridor;
  private final PlayedStory story;

  WholeStoryTest(RunningCorridor corridor, PlayedStory story) {
    this.corridor = corridor;
    this.story = story;
  }

  @Test
  void isPlayedToTheProof() {
    assertThat(story.told())
        .anyMatch(line -> line.contains("EPOCH_STALE"))
        .anyMatch(line -> line.contains("SOP4-RETURN-03"))
        .anyMatch(line -> line.contains("ENTRY_NOT_PROVEN"));
  }

  /** An empty folder holds nothing personal either. */
  @Test
  void everyProcessLeftALog() {
    List<String> nodes = corridor.parts().nodes().stream().map(CorridorNode::id).toList();
    assertThat(nodes).hasSize(4);
    Stream.concat(
            Stream.of("broker", "keycloak"),
            nodes.stream().flatMap(node -> Stream.of(node, "postgres-" + node)))
        .map(part -> corridor.parts().logs().resolve(part + ".log"))
        .forEach(log -> assertThat(log).isNotEmptyFile());
  }

  @Test
  void leavesNothingPersonalInAnyLog() {
    assertThat(new Traces(PERSONAL).in(corridor.parts().logs())).isEmpty();
  }
}
