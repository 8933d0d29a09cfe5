package trm.referral;

/** The anonymous preview of a person (class B): enough to know whether one can help. */
public record Profile(String ageBand, String sex, boolean minor) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
