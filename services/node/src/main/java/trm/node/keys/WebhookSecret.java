package trm.node.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What this node and one receiver share: signs deliveries as Standard Webhooks 1.0.0 says. Written
 * out once, when it is made, and kept encrypted under the master key for its own webhook only.
 */
public final class WebhookSecret {
  private static final String HMAC = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  public static WebhookSecret fresh() {
    return new WebhookSecret(AesKey.randomBytes(BYTES));
  }

  /** One of these bytes. */
  static WebhookSecret of(byte[] bytes) {
    return new WebhookSecret(bytes.clone());
  }

  /**
   * Reads one from where it was kept.
   *
   * @throws UnreadableException when it was kept for another webhook or under another master key
   */
  public static WebhookSecret unwrap(byte[] wrapped, UUID webhook, MasterKey masterKey) {
    return new WebhookSecret(masterKey.decrypt(wrapped, place(webhook)));
  }

  /** The form in which it is kept. */
  public byte[] wrap(UUID webhook, MasterKey masterKey) {
    return masterKey.encrypt(bytes, place(webhook));
  }

  private static String place(UUID webhook) {
    return "webhook-secret " + webhook;
  }

  /** The form in which its receiver is given it, once. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Signs a delivery.
   *
   * @param id holds no full stop, which parts what is signed
   * @param seconds since the epoch, of the attempt
   * @return the scheme and the signature
   */
  public String sign(String id, long seconds, byte[] body) {
    byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    byte[] signed = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
    }
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "WebhookSecret[protected]";
  }
}
