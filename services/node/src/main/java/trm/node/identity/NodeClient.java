package trm.node.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * One of this node's own clients in its realm. It signs in with a key of its own (private_key_jwt),
 * so that the realm holds nothing by which anybody else could.
 *
 * @param realm the realm's address, which the assertion is for
 */
public record NodeClient(String realm, String clientId, ECPrivateKey key) {
  private static final Duration ASSERTION_LIVES = Duration.ofSeconds(30);
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * A client whose key is given as text.
   *
   * @param pem the private half on P-256, PKCS#8 as PEM
   * @throws IllegalArgumentException when it is no such key
   */
  public static NodeClient of(String realm, String clientId, String pem) {
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    try {
      return new NodeClient(
          realm,
          clientId,
          (ECPrivateKey)
              KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key of " + clientId + " is no EC key.", e);
    }
  }

  /** What proves to the token endpoint who asks; serves once, for half a minute. */
  Map<String, String> proof(Instant now) {
    return Map.of(
        "client_id",
        clientId,
        "client_assertion_type",
        JWT_BEARER,
        "client_assertion",
        assertion(now));
  }

  private String assertion(Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(realm)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION_LIVES)))
            .build();
    SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
    try {
      assertion.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key of " + clientId + " does not sign.", e);
    }
    return assertion.serialize();
  }

  @Override
  public String toString() {
    return "NodeClient[" + clientId + "]";
  }
}
