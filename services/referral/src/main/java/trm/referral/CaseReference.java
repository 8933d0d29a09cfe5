package trm.referral;

import java.util.regex.Pattern;

/**
 * A case as its nodes name it: random, shared by them.
 *
 * @param value 1 to 64 letters, digits, hyphens, dots and underscores of ASCII, as the protocol
 *     says
 */
public record CaseReference(String value) implements Identifier {
  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9._-]+");

  public CaseReference {
    Identifier.check(value);
    if (!WRITTEN.matcher(value).matches()) {
      throw new IllegalArgumentException("A case reference holds A-Z a-z 0-9 - . _ alone.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
