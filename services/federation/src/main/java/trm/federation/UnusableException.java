package trm.federation;

import org.jspecify.annotations.Nullable;

/** What was given cannot be used; the message says what to do. */
final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
