package trm.corridor.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** An NGO's system that signs in with a key of its own (private_key_jwt), as any would. */
final class InventedSystem {
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private final HttpClient http;
  private final ECPrivateKey key;
  private final String publicKey;

  InventedSystem(HttpClient http) {
    ECKey fresh = fresh();
    this.http = http;
    this.key = privateHalf(fresh);
    this.publicKey = fresh.toPublicJWK().toJSONString();
  }

  private InventedSystem(HttpClient http, ECPrivateKey key) {
    this.http = http;
    this.key = key;
    this.publicKey = "";
  }

  /** Whoever holds the file of a key, and signs in as its client. */
  static InventedSystem withTheKeyOf(HttpClient http, Path pem) {
    try {
      String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
      byte[] key = Base64.getMimeDecoder().decode(text);
      return new InventedSystem(
          http,
          (ECPrivateKey)
              KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static ECPrivateKey privateHalf(ECKey key) {
    try {
      return key.toECPrivateKey();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey fresh() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("invented-1").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Its public key as a JWK. */
  String publicKey() {
    return publicKey;
  }

  /** Asks a realm for a token. */
  HttpResponse<String> signIn(URI realm, String clientId) {
    String form =
        "grant_type=client_credentials&client_assertion_type="
            + URLEncoder.encode(ASSERTION, StandardCharsets.UTF_8)
            + "&client_assertion="
            + assertion(realm, clientId);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String assertion(URI realm, String clientId) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(realm.toString())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .build();
    try {
      SignedJWT signed = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
      signed.sign(new ECDSASigner(key));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
