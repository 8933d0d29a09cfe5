package trm.node.keys;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The public keys of a partner's system, with which it signs in: one to four, each with an id of
 * its own. A set in which anything is private is none, so that no slip of a partner's brings a
 * secret into this node's database.
 *
 * @param text a JWK set
 */
public record PublicKeySet(String text) {
  private static final int KEYS_MAX = 4;
  private static final int RSA_BITS_MIN = 2048;

  /** Reads a JWK, or a set of them; empty when it is no such set. */
  public static Optional<PublicKeySet> read(String json) {
    try {
      JWKSet set = json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
      return isGood(set) ? Optional.of(new PublicKeySet(forSignatures(set))) : Optional.empty();
    } catch (ParseException e) {
      // What the parser says may quote a key that should not have been sent.
      return Optional.empty();
    }
  }

  /** Keycloak finds a key only if it says what it is used for. */
  private static String forSignatures(JWKSet set) throws ParseException {
    List<JWK> keys = new ArrayList<>();
    for (JWK key : set.getKeys()) {
      Map<String, Object> json = new HashMap<>(key.toJSONObject());
      json.put("use", KeyUse.SIGNATURE.identifier());
      keys.add(JWK.parse(json));
    }
    return new JWKSet(keys).toString();
  }

  private static boolean isGood(JWKSet set) {
    List<JWK> keys = set.getKeys();
    Set<String> ids = new HashSet<>();
    return !keys.isEmpty()
        && keys.size() <= KEYS_MAX
        && keys.stream().allMatch(key -> isGood(key) && ids.add(key.getKeyID()));
  }

  private static boolean isGood(JWK key) {
    return key instanceof AsymmetricJWK
        && !key.isPrivate()
        && key.getKeyID() != null
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (!key.getKeyType().getValue().equals("RSA") || key.size() >= RSA_BITS_MIN);
  }
}
