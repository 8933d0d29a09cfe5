package trm.node.webhook;

import java.net.InetAddress;
import java.util.Arrays;

/** Addresses that begin alike, such as {@code 10.0.0.0/8}. */
final class AddressRange {
  private final byte[] prefix;
  private final int bits;

  private AddressRange(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    byte[] prefix = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
    return new AddressRange(prefix, Integer.parseInt(text.substring(slash + 1)));
  }

  boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    int whole = bits / 8;
    int rest = bits % 8;
    int mask = (0xff << (8 - rest)) & 0xff;
    return bytes.length == prefix.length
        && Arrays.equals(bytes, 0, whole, prefix, 0, whole)
        && (rest == 0 || (bytes[whole] & mask) == (prefix[whole] & mask));
  }
}
