package trm.referral;

import org.jspecify.annotations.Nullable;

/** What the person remembers of home (class E), by which an origin can find family and register. */
public record Clues(
    @Nullable String address,
    @Nullable String landmarks,
    @Nullable String school,
    @Nullable String relatives) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
