package trm.exchange;

/**
 * Told each step of a message's way as it is reached, on the thread that takes it, so that a test
 * can end the process there. In service nobody is told: see {@link #unwatched}.
 */
@FunctionalInterface
public interface Way {
  /** A message reached this step. What is thrown here ends the step as a lost process would. */
  void reached(Waypoint step);

  /** The way as a service runs it. No setting and no file on the class path puts another there. */
  static Way unwatched() {
    return new UnwatchedWay();
  }
}
