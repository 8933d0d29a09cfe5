package trm.client;

import java.net.URI;

/**
 * Nobody answered, after as many attempts as were allowed. It is not known whether anything was
 * done: give the same command again, under the same key.
 */
public final class UnreachableException extends NodeException {
  private static final long serialVersionUID = 1;

  UnreachableException(URI address, Throwable cause) {
    super(address.getScheme() + "://" + address.getAuthority() + " gave no answer.", cause);
  }
}
