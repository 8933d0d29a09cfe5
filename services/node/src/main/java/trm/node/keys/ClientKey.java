package trm.node.keys;

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
import java.util.UUID;

/** The key by which one of this node's own clients signs in at its realm (private_key_jwt). */
public final class ClientKey {
  private final ECPrivateKey key;

  private ClientKey(ECPrivateKey key) {
    this.key = key;
  }

  /**
   * Reads one.
   *
   * @param pem the private half on P-256, PKCS#8 as PEM
   * @throws IllegalArgumentException when it is no such key
   */
  public static ClientKey of(String pem) {
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    try {
      KeyFactory curves = KeyFactory.getInstance("EC");
      return new ClientKey((ECPrivateKey) curves.generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key of a client is no EC key.", e);
    }
  }

  /** Says who asks whom, once, for a while from now on. */
  public String assertion(String client, String realm, Instant now, Duration lives) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(client)
            .subject(client)
            .audience(realm)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lives)))
            .build();
    SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
    try {
      assertion.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key of " + client + " does not sign.", e);
    }
    return assertion.serialize();
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "ClientKey[protected]";
  }
}
