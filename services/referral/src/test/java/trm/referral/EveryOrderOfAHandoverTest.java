package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Walks every state that three nodes can reach by a handover and an onward one, whatever crosses
 * whatever, with the law itself as the step. In each, somebody answers for her and nobody decides
 * beside another; and from each there is a way to where all know who has her.
 */
class EveryOrderOfAHandoverTest {
  /** So many acts of choice in one history; arrivals and closings come beside them. */
  private static final int ACTS_MAX = Integer.getInteger("corridor.model.acts", 4);

  private static final int ACTS_OF_A_FLAW = 3;

  private final List<World> states = new ArrayList<>();
  private final List<Integer> cameFrom = new ArrayList<>();
  private final List<String> cameBy = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> before = new ArrayList<>();

  @Test
  void keepsSomebodyResponsibleAndOneWhoDecidesInEveryOrderOfThings(TestReporter report) {
    walk(Flaw.NONE, ACTS_MAX);

    report.publishEntry("states", Integer.toString(states.size()));
    assertThat(states).hasSizeGreaterThan(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "LETS_GO_AT_DEPARTURE, Nobody answers for her",
    "DECIDES_FROM_ACCEPTANCE, decide beside each other",
    "DEAF_TO_ARRIVAL_AFTER_REVOCATION, no way"
  })
  void findsEachFlaw(Flaw flaw, String found) {
    assertThatThrownBy(() -> walk(flaw, ACTS_OF_A_FLAW))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(found);
  }

  private void walk(Flaw flaw, int actsMax) {
    BeforeTheJourney journey = new BeforeTheJourney();
    journey.confirmsAndClears();
    journey.isClearedBy(Story.CONSUL);
    number(World.of(journey.nodes), -1, "the return is confirmed");
    for (int at = 0; at < states.size(); at++) {
      checked(at);
      for (Move move : Move.from(states.get(at), actsMax, flaw)) {
        before.get(number(move.to(), at, move.what())).add(at);
      }
    }
    everyStateLeadsToAnEnd();
  }

  private int number(World world, int from, String what) {
    String key = world.key();
    Integer known = numbers.putIfAbsent(key, states.size());
    if (known != null) {
      return known;
    }
    states.add(world);
    cameFrom.add(from);
    cameBy.add(what);
    before.add(new ArrayList<>());
    return states.size() - 1;
  }

  private void checked(int at) {
    List<Referral> copies =
        World.NODES.stream()
            .map(states.get(at)::at)
            .filter(copy -> copy.responsibility().hasBegun())
            .toList();
    if (copies.stream().noneMatch(copy -> copy.duty().contains(copy.self()))) {
      throw new AssertionError("Nobody answers for her.\n" + history(at));
    }
    Set<Long> epochs = new HashSet<>();
    for (Referral copy : copies) {
      if (copy.responsibility().isHere() && !epochs.add(copy.epoch())) {
        throw new AssertionError("Two nodes decide beside each other.\n" + history(at));
      }
    }
  }

  /** Backwards from where all is settled: what is not met has no way there. */
  private void everyStateLeadsToAnEnd() {
    boolean[] leads = new boolean[states.size()];
    Deque<Integer> met = new ArrayDeque<>();
    for (int at = 0; at < states.size(); at++) {
      if (isSettled(states.get(at))) {
        leads[at] = true;
        met.add(at);
      }
    }
    while (!met.isEmpty()) {
      for (int earlier : before.get(met.remove())) {
        if (!leads[earlier]) {
          leads[earlier] = true;
          met.add(earlier);
        }
      }
    }
    for (int at = 0; at < leads.length; at++) {
      if (!leads[at]) {
        throw new AssertionError("There is no way to a settled end.\n" + history(at));
      }
    }
  }

  /** Nothing is on the way; whoever has her decides, answers for her alone, and all know it. */
  private static boolean isSettled(World world) {
    return world.mail().isEmpty()
        && World.NODES.stream()
            .map(world::at)
            .filter(copy -> copy.responsibility().hasBegun())
            .allMatch(
                copy ->
                    copy.authority().equals(world.she())
                        && copy.duty().equals(Set.of(world.she())));
  }

  private String history(int at) {
    List<String> steps = new ArrayList<>();
    for (int step = at; step >= 0; step = cameFrom.get(step)) {
      steps.add(cameBy.get(step));
    }
    return String.join("\n", steps.reversed());
  }
}
