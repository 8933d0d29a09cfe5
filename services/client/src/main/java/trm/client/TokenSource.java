package trm.client;

import org.jspecify.annotations.Nullable;

/** Gives bearer tokens for calls; called from several threads. */
@FunctionalInterface
public interface TokenSource {
  /**
   * A token.
   *
   * @param refused one that the node has just refused, which must not be given again; null at the
   *     first call
   */
  String token(@Nullable String refused);
}
