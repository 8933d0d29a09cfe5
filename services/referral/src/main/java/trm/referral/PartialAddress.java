package trm.referral;

import org.jspecify.annotations.Nullable;

/**
 * A place by the levels of its country's administration, any of which may be missing (class E).
 *
 * @param meaning what the place is to the person
 * @param landmark what stands there or near it
 * @param certainty how sure it is
 * @param knownBy from whom or what it is known
 */
public record PartialAddress(
    String meaning,
    @Nullable String country,
    @Nullable String province,
    @Nullable String district,
    @Nullable String commune,
    @Nullable String village,
    @Nullable String street,
    @Nullable String landmark,
    String certainty,
    String knownBy) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
