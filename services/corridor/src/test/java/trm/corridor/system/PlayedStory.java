package trm.corridor.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.story.Offices;
import trm.corridor.story.Story;

/**
 * The demo's story, played once for all tests of a run that look at what it leaves.
 *
 * @param told every line that it told
 * @param beforeWithdrawal by node: the words that could be read there before she withdrew
 * @param afterWithdrawal the same, as soon as every node said that it had erased
 */
record PlayedStory(
    List<String> told,
    Map<String, Remains> beforeWithdrawal,
    Map<String, Remains> afterWithdrawal) {

  static PlayedStory on(RunningCorridor corridor) {
    List<String> told = new ArrayList<>();
    try (Offices offices = new Offices(corridor.parts())) {
      Story story = new Story(corridor.parts(), offices, told::add, Instant.now());
      story.untilHome();
      story.atHome();
      Map<String, Remains> before = remains(corridor);
      story.whatIsForgotten();
      Map<String, Remains> after = remains(corridor);
      story.theProof();
      return new PlayedStory(List.copyOf(told), before, after);
    }
  }

  /** What could be read at a node before the withdrawal. */
  Remains before(String node) {
    return Objects.requireNonNull(beforeWithdrawal.get(node));
  }

  /** What could be read at a node after it. */
  Remains after(String node) {
    return Objects.requireNonNull(afterWithdrawal.get(node));
  }

  private static Map<String, Remains> remains(RunningCorridor corridor) {
    Map<String, Remains> remains = new LinkedHashMap<>();
    for (CorridorNode node : corridor.parts().nodes()) {
      remains.put(node.id(), Remains.at(node, corridor.parts().federation(), HerWords.ALL));
    }
    return remains;
  }
}
