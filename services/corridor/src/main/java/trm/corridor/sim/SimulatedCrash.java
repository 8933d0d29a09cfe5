package trm.corridor.sim;

/**
 * A node's process ends here. An error, so that no code under test takes it for a bug of its own
 * and goes on: nothing goes on after {@code kill -9}.
 */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  SimulatedCrash(String where) {
    super(where, null, false, false);
  }
}
