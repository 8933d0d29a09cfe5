package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * She withdraws her consent, and what was erased is unreadable at once: no byte string that a node
 * stores gives a word of it under any key that the node still has. What it keeps on a ground that
 * it named is found by the same search. The broker's copies and backups follow by the day that the
 * nodes' answers name, and are not searched here.
 */
@ExtendWith(CorridorExtension.class)
class ErasedIsUnreadableTest {
  private final PlayedStory story;

  ErasedIsUnreadableTest(PlayedStory story) {
    this.story = story;
  }

  @Test
  void theSearchFindsAllThatTheDestinationHoldsBeforeTheWithdrawal() {
    List<String> held = new ArrayList<>(HerWords.ALL);
    held.removeAll(List.of(HerWords.SECOND_MEETING, HerWords.REASON_AT_HOME));
    assertThat(story.before("mo-destination").words()).containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  void theSearchFindsAllThatTransitHoldsBeforeTheWithdrawal() {
    List<String> held = new ArrayList<>(HerWords.NAMES);
    held.addAll(List.of(HerWords.FIRST_MEETING, HerWords.SECOND_MEETING));
    assertThat(story.before("cn-transit").words()).containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  void theSearchFindsAllThatTheOriginHoldsBeforeTheWithdrawal() {
    List<String> held = new ArrayList<>(HerWords.NAMES);
    held.addAll(HerWords.ASKED_WITH);
    held.addAll(List.of(HerWords.SECOND_MEETING, HerWords.DOCUMENT, HerWords.REASON_AT_HOME));
    assertThat(story.before("mn-origin").words()).containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  void transitCanReadNothingAnyMore() {
    assertThat(story.after("cn-transit").found()).isEmpty();
  }

  @Test
  void theDestinationCanReadTheCourtsFileAlone() {
    assertThat(story.after("mo-destination").words())
        .containsExactlyInAnyOrderElementsOf(HerWords.COURT_FILE);
  }

  @Test
  void theOriginCanReadWhatItCollectedItself() {
    assertThat(story.after("mn-origin").words())
        .containsExactlyInAnyOrder(HerWords.DOCUMENT, HerWords.REASON_AT_HOME);
  }
}
