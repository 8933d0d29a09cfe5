package trm.referral;

/**
 * A part of a case file with a key of its own, so that it can become unreadable alone.
 *
 * @param name {@code OWN}, {@code PROCEEDINGS} or {@code consent:} and a consent's id
 */
public record Part(String name) {
  private static final String CONSENT = "consent:";

  /** What the node collected itself. */
  public static final Part OWN = new Part("OWN");

  /** What courts and prosecutors need. */
  public static final Part PROCEEDINGS = new Part("PROCEEDINGS");

  public Part {
    if (!name.equals("OWN") && !name.equals("PROCEEDINGS") && !name.startsWith(CONSENT)) {
      throw new IllegalArgumentException("No part of a case file has this name: " + name);
    }
  }

  /** What was received under a consent. */
  public static Part of(ConsentId consent) {
    return new Part(CONSENT + consent);
  }

  @Override
  public String toString() {
    return name;
  }
}
