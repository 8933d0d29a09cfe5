package trm.node.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import trm.evidence.Digest;

/**
 * Marks what names a person, by HMAC-SHA-256 under a key that comes from the node's master key: the
 * same words have the same mark at this node, and nobody without the key can try words against it.
 */
public final class MarkKey {
  private static final String HMAC = "HmacSHA256";
  private final SecretKeySpec key;

  private MarkKey(SecretKeySpec key) {
    this.key = key;
  }

  /** The key that lies beside the master key, in no file of its own. */
  public static MarkKey of(MasterKey masterKey) {
    return new MarkKey(new SecretKeySpec(masterKey.secretFor("repeat-referral"), HMAC));
  }

  /** The mark of these words. */
  public Digest mark(String words) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Digest.of(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
    }
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "MarkKey[protected]";
  }
}
