package trm.referral;

/**
 * One sign of trafficking that was observed (class G): which, how much it says, and who observed
 * it. It informs whoever decides and decides nothing.
 */
public record Indicator(String code, String strength, String source) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
