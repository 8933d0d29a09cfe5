package trm.node.operations;

import org.jspecify.annotations.Nullable;

/** The command cannot run as it was given. The message is for whoever typed it. */
final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
