package trm.evidence.keys;

/**
 * The name of a key, derived from it: the SHA-256 thumbprint of RFC 7638. Two keys never share one,
 * nobody has to choose one, and its fixed length keeps the protected headers constant.
 *
 * @param value 43 characters of base64url
 */
public record KeyId(String value) {
  /** Length of every key id, in characters. */
  public static final int LENGTH = 43;

  public KeyId {
    if (!isKeyId(value)) {
      throw new IllegalArgumentException("A key id is 43 characters of base64url.");
    }
  }

  /** Whether a text could be one. */
  static boolean isKeyId(String text) {
    return text.length() == LENGTH && text.chars().allMatch(KeyId::isBase64Url);
  }

  private static boolean isBase64Url(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
