package trm.evidence;

/**
 * A case as the nodes of that case name it: random, shared by them, in no clear text on the wire.
 *
 * @param value 1 to 64 characters
 */
public record CaseReference(String value) {
  public CaseReference {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("A case reference is 1 to 64 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
