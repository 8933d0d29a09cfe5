package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens are believed, and as whom the node asks the realm.
 *
 * @param issuer the realm's address, exactly as it stands in the tokens
 * @param keysFreshFor how long the realm's keys count as its word of now; then they are read again
 * @param clockSkew how far the realm's clock may differ: so long after its end a token still serves
 * @param jwkSetUri where the realm's keys are; by default where Keycloak keeps them
 * @param clientId the node's own client in the realm that asks what is permitted
 * @param clientKeyFile file with its private key, PKCS#8 as PEM, mode 600
 * @param onboardingClientId the node's own client that makes the clients of partners
 * @param onboardingKeyFile file with its private key, as above
 */
@ConfigurationProperties("trm.identity")
public record IdentitySettings(
    String issuer,
    Duration keysFreshFor,
    Duration clockSkew,
    @Nullable String jwkSetUri,
    String clientId,
    Path clientKeyFile,
    String onboardingClientId,
    Path onboardingKeyFile) {
  public IdentitySettings {
    Check.text("trm.identity.issuer", issuer);
    Check.atLeast("trm.identity.keys-fresh-for", Duration.ofMillis(1), keysFreshFor);
    Check.atLeast("trm.identity.clock-skew", Duration.ZERO, clockSkew);
    Check.text("trm.identity.client-id", clientId);
    Check.file("trm.identity.client-key-file", clientKeyFile);
    Check.text("trm.identity.onboarding-client-id", onboardingClientId);
    Check.file("trm.identity.onboarding-key-file", onboardingKeyFile);
    if (jwkSetUri == null || jwkSetUri.isBlank()) {
      jwkSetUri = issuer + "/protocol/openid-connect/certs";
    }
  }

  /** Where the realm's keys are read from. */
  public String keysAddress() {
    return jwkSetUri == null ? issuer : jwkSetUri;
  }
}
