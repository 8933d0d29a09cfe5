package trm.corridor.sim;

import java.util.List;
import java.util.Set;

/**
 * What became of one run.
 *
 * @param history what happened, in order
 * @param acts the numbers of the officers' acts that came to anything
 * @param faults the numbers of the misfortunes that struck
 */
record Run(
    Script script,
    List<Violation> violations,
    List<Happening> history,
    List<Integer> acts,
    List<Integer> faults,
    Tally tally) {

  /**
   * How much happened, so that a run that tried nothing is seen.
   *
   * @param epoch the last epoch that any node knows: 3 when the person came home
   * @param commands the names of the commands that were carried out
   * @param events the names of the events that crossed a border and were acted upon
   * @param misfortunes the kinds of misfortune that struck
   * @param diedAt the steps of a message's way at which a process ended
   * @param crossings the kinds of {@link Crossings} that came about
   */
  record Tally(
      int ordersDone,
      int ordersRefused,
      int messages,
      int crashes,
      long epoch,
      Set<String> commands,
      Set<String> events,
      Set<String> misfortunes,
      Set<String> diedAt,
      Set<String> crossings) {}

  boolean holds() {
    return violations.isEmpty();
  }
}
