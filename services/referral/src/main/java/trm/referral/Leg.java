package trm.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One leg of a journey (class D). */
public record Leg(
    String from, String to, Instant departsAt, Instant arrivesAt, @Nullable String carrier) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
