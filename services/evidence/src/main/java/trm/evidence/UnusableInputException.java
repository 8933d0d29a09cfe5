package trm.evidence;

import org.jspecify.annotations.Nullable;

/** The command line or a file that it names cannot be used. The message says what to do. */
final class UnusableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableInputException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
