package trm.client;

import org.jspecify.annotations.Nullable;

/** Why a call came to nothing. Each subclass says what a caller may do about it. */
public abstract sealed class NodeException extends RuntimeException
    permits ProblemException, UnreachableException, SignInRefusedException {
  private static final long serialVersionUID = 1;

  NodeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
