package trm.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a node and a receiver share. Signs as Standard Webhooks 1.0.0 says; never printed. */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";
  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads one as the node gave it.
   *
   * @param text {@code whsec_} and Base64
   * @throws IllegalArgumentException when it is none
   */
  public static WebhookSecret of(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("A secret begins with whsec_.");
    }
    return new WebhookSecret(Base64.getDecoder().decode(text.substring(PREFIX.length()).strip()));
  }

  /**
   * The signature of a delivery.
   *
   * @param timestamp seconds since the epoch, in decimal
   * @return the scheme and the signature, as one word of {@code webhook-signature}
   */
  public String sign(String id, String timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
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
