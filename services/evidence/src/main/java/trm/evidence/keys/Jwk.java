package trm.evidence.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Keys as JWK text (RFC 7517, RFC 8037). JWK knows signing and encrypting only, so the member
 * {@value #USE} tells a journal key from a signing key; {@code nbf} and {@code exp} bound a key's
 * service.
 */
final class Jwk {
  private static final String USE = "trm_use";

  private Jwk() {}

  static OctetKeyPair ed25519(byte[] seed) {
    return pair(Curve.Ed25519, Ed25519Pair.of(seed).publicKey(), seed);
  }

  static OctetKeyPair x25519(byte[] secret) {
    return pair(Curve.X25519, X25519Agreement.publicKey(secret), secret);
  }

  static String write(HeldKey key) {
    return switch (key) {
      case SigningKey signing -> write(key.published(), signing.pair());
      case OpeningKey opening -> write(key.published(), opening.pair());
    };
  }

  /** The public half alone, under the same name: what stays of a destroyed key. */
  static String writePublic(HeldKey key) {
    return switch (key) {
      case SigningKey signing -> write(key.published(), signing.pair().toPublicJWK());
      case OpeningKey opening -> write(key.published(), opening.pair().toPublicJWK());
    };
  }

  /**
   * Reads a node's key.
   *
   * @return nothing when the private half was destroyed
   * @throws IllegalArgumentException when the text is not such a key
   */
  static Optional<HeldKey> read(String text) {
    try {
      Map<String, Object> json = JSONObjectUtils.parse(text);
      OctetKeyPair pair = OctetKeyPair.parse(json);
      KeyUse use = KeyUse.valueOf(JSONObjectUtils.getString(json, USE));
      return pair.isPrivate() ? Optional.of(held(pair, use)) : Optional.empty();
    } catch (ParseException | NullPointerException e) {
      throw new IllegalArgumentException("The text is not a JWK of this contract.", e);
    }
  }

  private static HeldKey held(OctetKeyPair pair, KeyUse use) {
    PublishedKey published =
        new PublishedKey(
            kid(pair),
            use,
            RawPublicKey.of(pair.getDecodedX()),
            instant(pair.getNotBeforeTime()),
            instant(pair.getExpirationTime()),
            null);
    return switch (use) {
      case SIGNING, JOURNAL -> new SigningKey(published, require(Curve.Ed25519, pair));
      case ENCRYPTION -> new OpeningKey(published, require(Curve.X25519, pair));
    };
  }

  /** The name that a public key of this use must have. */
  static KeyId kid(KeyUse use, RawPublicKey key) {
    Curve curve = use == KeyUse.ENCRYPTION ? Curve.X25519 : Curve.Ed25519;
    return kid(new OctetKeyPair.Builder(curve, Base64URL.encode(key.bytes())).build());
  }

  static KeyId kid(OctetKeyPair pair) {
    try {
      return new KeyId(pair.computeThumbprint().toString());
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static OctetKeyPair pair(Curve curve, byte[] publicKey, byte[] secret) {
    return new OctetKeyPair.Builder(curve, Base64URL.encode(publicKey))
        .d(Base64URL.encode(secret))
        .build();
  }

  private static String write(PublishedKey published, OctetKeyPair pair) {
    Map<String, Object> json =
        new OctetKeyPair.Builder(pair)
            .keyID(published.kid().value())
            .notBeforeTime(Date.from(published.validFrom()))
            .expirationTime(Date.from(published.validUntil()))
            .build()
            .toJSONObject();
    json.put(USE, published.use().name());
    return JSONObjectUtils.toJSONString(json) + "\n";
  }

  private static Instant instant(Date date) {
    return date.toInstant();
  }

  private static OctetKeyPair require(Curve curve, OctetKeyPair pair) {
    if (!pair.getCurve().equals(curve)) {
      throw new IllegalArgumentException("The key is on " + pair.getCurve() + ", not " + curve);
    }
    return pair;
  }
}
