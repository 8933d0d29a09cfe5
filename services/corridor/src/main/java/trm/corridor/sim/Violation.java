package trm.corridor.sim;

/**
 * An invariant that did not hold.
 *
 * @param invariant its name
 * @param sentence what was found
 */
record Violation(Invariant invariant, String sentence) {
  @Override
  public String toString() {
    return invariant + ": " + sentence;
  }
}
