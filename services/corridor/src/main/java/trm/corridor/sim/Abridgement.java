package trm.corridor.sim;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a run is played, so that one that failed can be told again with nothing in it but
 * what it failed by.
 *
 * @param acts the numbers of the officers' acts that are played; all where absent
 * @param faults the numbers of the misfortunes that strike; all where absent
 */
record Abridgement(@Nullable Set<Integer> acts, @Nullable Set<Integer> faults) {
  static final Abridgement NONE = new Abridgement(null, null);

  boolean playsAct(int number) {
    return acts == null || acts.contains(number);
  }

  boolean playsFault(int number) {
    return faults == null || faults.contains(number);
  }
}
