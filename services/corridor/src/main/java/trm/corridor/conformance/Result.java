package trm.corridor.conformance;

/**
 * What a check came to.
 *
 * @param seen what was seen, or why nothing could be
 */
record Result(Check check, Verdict verdict, String seen) {
  /** How it ended. */
  enum Verdict {
    PASS("PASS"),
    FAIL("FAIL"),
    NOT_CHECKED("NOT CHECKED");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Result of(Check check, boolean passed, String seen) {
    return new Result(check, passed ? Verdict.PASS : Verdict.FAIL, seen);
  }

  static Result notChecked(Check check, String why) {
    return new Result(check, Verdict.NOT_CHECKED, why);
  }
}
