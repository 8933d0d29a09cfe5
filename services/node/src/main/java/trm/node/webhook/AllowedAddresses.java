package trm.node.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries may go. A partner chooses the address and this node makes the request, from
 * inside its own network: so only what is reachable for everybody is allowed, unless the operator
 * says otherwise. Asked of the address that is connected to, since a name may change between two
 * questions.
 */
final class AllowedAddresses {
  private static final int URL_LENGTH_MAX = 2000;

  /** What the registries of special purposes (RFC 6890 and after) keep from the public network. */
  private static final List<AddressRange> NOT_PUBLIC =
      List.of(
          AddressRange.of("0.0.0.0/8"),
          AddressRange.of("10.0.0.0/8"),
          AddressRange.of("100.64.0.0/10"),
          AddressRange.of("127.0.0.0/8"),
          AddressRange.of("169.254.0.0/16"),
          AddressRange.of("172.16.0.0/12"),
          AddressRange.of("192.0.0.0/24"),
          AddressRange.of("192.0.2.0/24"),
          AddressRange.of("192.88.99.0/24"),
          AddressRange.of("192.168.0.0/16"),
          AddressRange.of("198.18.0.0/15"),
          AddressRange.of("198.51.100.0/24"),
          AddressRange.of("203.0.113.0/24"),
          AddressRange.of("224.0.0.0/3"),
          // A cloud's own service, at an address that looks public.
          AddressRange.of("168.63.129.16/32"),
          // Inside the public range of IPv6: what holds an IPv4 address, and what is for examples.
          AddressRange.of("2001::/23"),
          AddressRange.of("2001:db8::/32"),
          AddressRange.of("2002::/16"),
          AddressRange.of("3fff::/20"));

  /** Of IPv6 nothing is public but this. */
  private static final AddressRange PUBLIC_SIX = AddressRange.of("2000::/3");

  private final boolean privateToo;

  AllowedAddresses(boolean privateToo) {
    this.privateToo = privateToo;
  }

  /** Whether a connection may be made to it. */
  boolean allow(InetAddress address) {
    return privateToo || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    boolean six = address instanceof Inet6Address;
    return (!six || PUBLIC_SIX.holds(address))
        && NOT_PUBLIC.stream().noneMatch(range -> range.holds(address));
  }

  /** Whether a webhook may have this address, as far as it tells before any name is looked up. */
  boolean allow(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https") || (privateToo && scheme.equals("http"));
    return secure
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && url.toString().length() <= URL_LENGTH_MAX
        && allowsLiteral(url.getHost());
  }

  private boolean allowsLiteral(String host) {
    InetAddress literal = literal(host);
    return literal == null || allow(literal);
  }

  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
    } catch (IllegalArgumentException e) {
      // A name: it is looked up, and looked at, when something is delivered.
      return null;
    }
  }
}
