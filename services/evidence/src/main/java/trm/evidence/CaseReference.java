package trm.evidence;

import java.util.regex.Pattern;

/**
 * A case as the nodes of that case name it: random, shared by them, in no clear text on the wire.
 *
 * @param value 1 to 64 letters, digits, hyphens, dots and underscores of ASCII
 */
public record CaseReference(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CaseReference {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A case reference is 1 to 64 of A-Z a-z 0-9 - . _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
