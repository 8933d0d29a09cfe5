package trm.referral.measure;

/** On which side of a case a measure is carried out. One country may be any of them. */
public enum Side {
  /** Where the person was identified and is helped first: usually a destination. */
  IDENTIFYING("where the person was identified"),
  /** Where the person passes. */
  TRANSIT("on the way"),
  /** Where the person returns to. */
  RETURN("where the person returns to");

  private final String words;

  Side(String words) {
    this.words = words;
  }

  /** The side in words. */
  public String words() {
    return words;
  }
}
