package trm.node.identity;

import java.time.InstantSource;
import java.util.Map;
import org.keycloak.protocol.oidc.client.authentication.ClientCredentialsProvider;
import org.keycloak.representations.adapters.config.AdapterConfig;

/**
 * How the policy enforcer signs in: by the node's key. Keycloak's own way of doing so reads a
 * keystore with a password, which would be one more secret for a key that lies in a file already.
 */
record KeySignIn(NodeClient client, InstantSource clock) implements ClientCredentialsProvider {
  @Override
  public String getId() {
    return "node-key";
  }

  @Override
  public void init(AdapterConfig adapter, Object config) {
    // Made with all that it needs.
  }

  @Override
  public void setClientCredentials(
      AdapterConfig adapter, Map<String, String> headers, Map<String, String> form) {
    form.putAll(client.proof(clock.instant()));
  }
}
