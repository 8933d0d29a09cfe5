package trm.node.api;

/** Ends a request with a problem document. Thrown by this package only, and caught at its edge. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  ProblemException(ApiError error) {
    this(Problem.of(error));
  }

  Problem problem() {
    return problem;
  }
}
