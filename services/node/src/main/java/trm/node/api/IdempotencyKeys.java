package trm.node.api;

import org.jspecify.annotations.Nullable;

/** Reads the key that stands for one request. */
final class IdempotencyKeys {
  private static final int LENGTH_MAX = 128;

  private IdempotencyKeys() {}

  /**
   * The key.
   *
   * @throws ProblemException when there is none
   */
  static String checked(@Nullable String key) {
    if (key == null || key.isBlank() || key.length() > LENGTH_MAX) {
      throw new ProblemException(ApiError.IDEMPOTENCY_KEY_MISSING);
    }
    return key;
  }
}
