package trm.corridor.embedded;

/** Tells a person at a terminal what is going on, a line at a time; called from several threads. */
@FunctionalInterface
public interface Progress {
  void tell(String line);

  /** On standard output. */
  static Progress printed() {
    return line -> System.out.println(line);
  }

  /** To nobody. */
  static Progress silent() {
    return line -> {};
  }
}
