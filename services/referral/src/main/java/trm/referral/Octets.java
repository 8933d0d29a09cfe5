package trm.referral;

import java.util.HexFormat;

/**
 * Bytes that are compared by content: a salt, a digest, a leaf hash.
 *
 * @param hex lower-case hexadecimal, two digits a byte
 */
public record Octets(String hex) {
  public Octets {
    if (hex.length() % 2 != 0 || !hex.chars().allMatch(Octets::isDigit)) {
      throw new IllegalArgumentException("Octets are written as lower-case hexadecimal pairs.");
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** Takes a copy of the bytes. */
  public static Octets of(byte[] bytes) {
    return new Octets(HexFormat.of().formatHex(bytes));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
