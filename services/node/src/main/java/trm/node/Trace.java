package trm.node;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An exception as a log may show it: types and places. Messages of parsers and drivers may quote
 * what a person wrote, so none is ever printed.
 */
public final class Trace {
  private static final int FRAMES_MAX = 12;

  private Trace() {}

  /** Names the exception, its causes, and where the innermost one began. */
  public static String of(Throwable thrown) {
    Throwable root = thrown;
    StringBuilder types = new StringBuilder(thrown.getClass().getName());
    for (int depth = 0; root.getCause() != null && depth < FRAMES_MAX; depth++) {
      root = root.getCause();
      types.append(" <- ").append(root.getClass().getName());
    }
    return types
        + Arrays.stream(root.getStackTrace())
            .limit(FRAMES_MAX)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(", ", " at ", ""));
  }
}
