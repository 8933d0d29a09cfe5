package trm.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The private key of a system, whose public half the realm knows by its id. It signs an assertion
 * of a minute for each sign-in. ECDSA on P-256 ({@code ES256}), RSA ({@code RS256}) and Ed25519
 * ({@code EdDSA}) are understood.
 */
public final class ClientKey {
  private static final Duration VALIDITY = Duration.ofMinutes(1);
  private static final int P256_BITS = 256;

  private final String id;
  private final PrivateKey key;

  private ClientKey(String id, PrivateKey key) {
    this.id = id;
    this.key = key;
  }

  /**
   * A key.
   *
   * @param id the {@code kid} under which the realm has the public half; empty where it has none
   * @throws IllegalArgumentException when it is of no kind that is understood
   */
  public static ClientKey of(String id, PrivateKey key) {
    ClientKey made = new ClientKey(id, key);
    made.algorithm();
    return made;
  }

  /**
   * Reads a key from PEM as {@code openssl genpkey} writes it: PKCS #8, not encrypted.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ClientKey ofPem(String id, String pem) {
    String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    return Stream.of("EC", "Ed25519", "RSA")
        .flatMap(kind -> read(kind, encoded).stream())
        .findFirst()
        .map(key -> of(id, key))
        .orElseThrow(
            () -> new IllegalArgumentException("The PEM holds no private key that is understood."));
  }

  private static Optional<PrivateKey> read(String kind, PKCS8EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePrivate(encoded));
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // Of another kind.
    }
  }

  /** Says to the realm that whoever holds this key is this client; valid for a minute. */
  String assertion(String clientId, URI issuer, Instant now) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm().jose());
    if (!id.isEmpty()) {
      header.put("kid", id);
    }
    header.put("typ", "JWT");
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", clientId);
    claims.put("sub", clientId);
    claims.put("aud", issuer.toString());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(VALIDITY).getEpochSecond());
    String signed = encoded(header) + "." + encoded(claims);
    return signed + "." + base64(signature(signed.getBytes(UTF_8)));
  }

  private byte[] signature(byte[] text) {
    try {
      Signature signature = Signature.getInstance(algorithm().jdk());
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw SignIn.unusable(e);
    }
  }

  private record Algorithm(String jose, String jdk) {}

  private Algorithm algorithm() {
    if (key instanceof ECPrivateKey ec && ec.getParams().getOrder().bitLength() == P256_BITS) {
      return new Algorithm("ES256", "SHA256withECDSAinP1363Format");
    }
    return switch (key.getAlgorithm()) {
      case "RSA" -> new Algorithm("RS256", "SHA256withRSA");
      case "EdDSA", "Ed25519" -> new Algorithm("EdDSA", "Ed25519");
      default -> throw new IllegalArgumentException("No key for P-256, RSA or Ed25519.");
    };
  }

  private static String encoded(Map<String, Object> json) {
    return base64(Json.written(json).getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "ClientKey[" + id + "]";
  }
}
