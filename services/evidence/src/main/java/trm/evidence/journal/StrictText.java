package trm.evidence.journal;

import java.util.Base64;
import trm.evidence.Digest;

/**
 * Base 64 (RFC 4648, section 4) and decimals with exactly one text a value. Java's decoder lets
 * padding and spare bits vary, and then one proof would have several texts.
 */
public final class StrictText {
  private StrictText() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public static byte[] decode(String text, String what) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new ProofRejectedException("The " + what + " is not base 64.", e);
    }
    throw new ProofRejectedException("The " + what + " is not written in canonical base 64.");
  }

  public static Digest digest(String text, String what) {
    byte[] bytes = decode(text, what);
    if (bytes.length != 32) {
      throw new ProofRejectedException("The " + what + " is not 32 bytes long.");
    }
    return Digest.of(bytes);
  }

  /** A decimal without sign or leading zero that fits a signed 64-bit number. */
  static long decimal(String text, String what) {
    try {
      long value = Long.parseLong(text);
      if (value >= 0 && Long.toString(value).equals(text)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new ProofRejectedException("The " + what + " is not a decimal number.", e);
    }
    throw new ProofRejectedException("The " + what + " is not written as a plain decimal number.");
  }
}
