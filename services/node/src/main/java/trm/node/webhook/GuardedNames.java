package trm.node.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the connection that is about to be made, and gives it only addresses that are
 * allowed. There is no second look-up between the question and the connection, so a name that
 * changes its address in between gains nothing.
 */
final class GuardedNames implements DnsResolver {
  private final AllowedAddresses allowed;
  private final DnsResolver names;

  GuardedNames(AllowedAddresses allowed, DnsResolver names) {
    this.allowed = allowed;
    this.names = names;
  }

  /** The name leads to where nothing is delivered. Does not say where. */
  static final class NotAllowedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  /** One address that is not allowed refuses the name: an honest one has none among its others. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!allowed.allow(address)) {
        throw new NotAllowedException();
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
