package trm.node.identity;

import org.keycloak.adapters.authorization.spi.HttpResponse;

/** The enforcer would answer the caller by itself; the interface answers in its own words. */
record NoAnswer() implements HttpResponse {
  @Override
  public void sendError(int statusCode) {
    // Told by what the enforcer returns.
  }

  @Override
  public void sendError(int statusCode, String reason) {
    // Told by what the enforcer returns.
  }

  @Override
  public void setHeader(String name, String value) {
    // Speaks of a permission ticket, which no caller of ours could use.
  }
}
