package trm.schema;

/**
 * How sensitive a field is, and so which basis its disclosure needs. The letter stands in the
 * schema as the field's {@code disclosure} property and never changes in a released schema.
 */
public enum DisclosureClass {
  /** Routing: references, codes, deadlines. Always passes; holds no personal data. */
  A,
  /** Anonymous profile: age band, sex, needs. */
  B,
  /** Identity: names, dates, document numbers. */
  C,
  /** Location: meeting point and journey. A shelter's address is in no message at all. */
  D,
  /** Family: relatives and what leads to them. */
  E,
  /** Health. */
  F,
  /** Account of exploitation and of perpetrators. */
  G,
  /** Witness status and protection. */
  H,
  /** Asylum and statelessness. */
  I,
  /** Risk: must be told even without consent, minimised. */
  J
}
