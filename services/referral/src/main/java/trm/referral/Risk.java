package trm.referral;

import org.jspecify.annotations.Nullable;

/** One assessed risk (class J): its type, its level by code, and what lowers it. */
public record Risk(String type, String level, @Nullable String mitigation) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
