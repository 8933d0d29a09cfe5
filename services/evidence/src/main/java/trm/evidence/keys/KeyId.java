package trm.evidence.keys;

import java.util.regex.Pattern;

/**
 * The name of a key, derived from it: the SHA-256 thumbprint of RFC 7638. Two keys never share one,
 * nobody has to choose one, and its fixed length keeps the protected headers constant.
 *
 * @param value 43 characters of base64url
 */
public record KeyId(String value) {
  /** Length of every key id, in characters. */
  public static final int LENGTH = 43;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

  public KeyId {
    if (!isKeyId(value)) {
      throw new IllegalArgumentException("A key id is 43 characters of base64url.");
    }
  }

  /** Whether a text could be one. */
  static boolean isKeyId(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
