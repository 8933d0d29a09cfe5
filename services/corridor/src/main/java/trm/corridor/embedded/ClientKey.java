package trm.corridor.embedded;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * The key by which a client signs in at its realm. The realm is given the public half, so that no
 * secret is shared.
 *
 * @param file the private half, PKCS#8 as PEM, mode 600
 * @param publicHalf a JWK set
 */
record ClientKey(Path file, String publicHalf) {
  private static final int PEM_LINE = 64;

  /** The key of a holder, made at the first asking and the same ever after. */
  static synchronized ClientKey of(StateFolder state, String holder) {
    Path file = state.file("secrets", holder, "client-key.pem");
    Path publicFile = state.file("secrets", holder, "client-key.jwks");
    if (!Files.exists(file)) {
      KeyPair pair = pair();
      StateFolder.writeSecret(publicFile, publicHalf(pair));
      StateFolder.writeSecret(file, pem(pair));
    }
    return new ClientKey(file, StateFolder.read(publicFile));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new CorridorFault("This JDK makes no EC keys.", e);
    }
  }

  private static String publicHalf(KeyPair pair) {
    ECKey key =
        new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.ES256)
            .build();
    return new JWKSet(key).toString();
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
