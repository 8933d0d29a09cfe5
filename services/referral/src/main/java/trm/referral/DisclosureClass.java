package trm.referral;

/** What kind of thing a field tells about a person. The letters are those of the wire schemas. */
public enum DisclosureClass {
  /** Routing: no personal data. */
  A,
  /** Anonymous profile. */
  B,
  /** Identity. */
  C,
  /** Location. */
  D,
  /** Family. */
  E,
  /** Health. */
  F,
  /** Account of the exploitation. */
  G,
  /** Witness and protection. */
  H,
  /** Asylum. */
  I,
  /** Risk. */
  J;

  /** Whether even the shape of a refusal must not show that such a thing exists. */
  public boolean isSilent() {
    return this == G || this == H || this == I;
  }
}
