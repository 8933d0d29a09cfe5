package trm.evidence.keys;

/** A key whose private half this node holds. The private half is shown to nobody. */
public sealed interface HeldKey permits SigningKey, OpeningKey {

  /** What peers may know of it. */
  PublishedKey published();

  /** The key's name. */
  default KeyId kid() {
    return published().kid();
  }
}
