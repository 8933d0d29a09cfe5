package trm.corridor.sim;

import java.util.List;

/**
 * What became of one run.
 *
 * @param history what happened, in order
 */
record Run(long seed, List<Violation> violations, List<String> history, Tally tally) {

  /**
   * How much happened, so that a run that tried nothing is seen.
   *
   * @param epoch the last epoch that any node knows: 3 when the person came home
   */
  record Tally(int ordersDone, int ordersRefused, int messages, int crashes, long epoch) {}

  boolean holds() {
    return violations.isEmpty();
  }
}
