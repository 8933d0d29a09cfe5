package trm.evidence.keys;

import java.util.Base64;

/**
 * Base64url in its one canonical form. The platform's decoder ignores padding and stray bits at the
 * end, so that two texts could mean the same bytes: an envelope could be changed and still open.
 */
final class StrictBase64Url {
  private StrictBase64Url() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Decodes.
   *
   * @throws IllegalArgumentException when the text is not what {@link #encode} writes
   */
  static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("The text is not canonical base64url.");
    }
    return bytes;
  }
}
