package trm.evidence.verify;

import org.jspecify.annotations.Nullable;

/** A file of which nothing can be verified. The message says what to do. */
public final class BundleUnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BundleUnusableException(String name, @Nullable String reason, @Nullable Throwable cause) {
    super(
        "%s is not an evidence bundle (%s). Ask the node that made it to export it again."
            .formatted(name, reason),
        cause);
  }
}
