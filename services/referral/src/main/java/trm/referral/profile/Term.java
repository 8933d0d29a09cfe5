package trm.referral.profile;

/** Lengths that a profile states beside the time limits of the measures. */
public enum Term {
  /** How long a consent lasts before the person is asked again. */
  CONSENT_VALIDITY("a consent lasts"),
  /** How long a decision may rest on an assessment of risks and needs. */
  ASSESSMENT_VALIDITY("an assessment of risks and needs stays valid"),
  /** After what time a hold is looked at again. */
  HOLD_REVIEW("a hold is looked at again after"),
  /** How long before the arrival the receiver is told of it. */
  ARRIVAL_NOTICE("the receiver is told of an arrival before it by"),
  /** How long before its end a travel document is warned of. */
  DOCUMENT_WARNING("a travel document is warned of before its end by"),
  /** How long after the end of proceedings compensation may be claimed. */
  COMPENSATION_CLAIM("compensation may be claimed after the end of proceedings for");

  private final String words;

  Term(String words) {
    this.words = words;
  }

  /** What the length is of, as the beginning of a sentence. */
  public String words() {
    return words;
  }
}
