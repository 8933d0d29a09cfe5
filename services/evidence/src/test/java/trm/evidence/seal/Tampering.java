package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import trm.evidence.keys.ForgedForms;

/** Small changes to bytes and texts that were right. */
final class Tampering {
  private Tampering() {}

  static byte[] withLongerTag(byte[] jwe) {
    String text = new String(jwe, US_ASCII);
    int tagAt = text.lastIndexOf('.') + 1;
    byte[] tag = Base64.getUrlDecoder().decode(text.substring(tagAt));
    String longer = ForgedForms.base64(Arrays.copyOf(tag, tag.length + 1));
    return (text.substring(0, tagAt) + longer).getBytes(US_ASCII);
  }

  static byte[] flipped(byte[] bytes, int at) {
    return with(bytes, at, (byte) (bytes[at] ^ 1));
  }

  static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  static byte[] replaced(byte[] ascii, int at) {
    return replaced(new String(ascii, US_ASCII), at).getBytes(US_ASCII);
  }

  /** Another character of the base64url alphabet, one bit away. */
  static String replaced(String text, int at) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char other = alphabet.charAt(alphabet.indexOf(text.charAt(at)) ^ 1);
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  /** After the ten bytes of the header stands the length 36 as the byte 0x48. */
  static byte[] longerNumber(byte[] envelope) {
    byte[] longer = new byte[envelope.length + 1];
    System.arraycopy(envelope, 0, longer, 0, 10);
    longer[10] = (byte) 0xc8;
    System.arraycopy(envelope, 11, longer, 12, envelope.length - 11);
    return longer;
  }
}
