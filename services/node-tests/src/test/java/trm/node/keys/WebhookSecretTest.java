package trm.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
  private static final MasterKey MASTER = MasterKey.of(new byte[32]);

  /** The vector that the libraries of Standard Webhooks test themselves with. */
  @Test
  void signsAsEveryReceiverVerifies() {
    WebhookSecret secret =
        WebhookSecret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    assertThat(secret.reveal()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isKeptForItsOwnWebhookOnly() {
    UUID webhook = UUID.randomUUID();
    WebhookSecret secret = WebhookSecret.fresh();
    byte[] kept = secret.wrap(webhook, MASTER);
    assertThat(WebhookSecret.unwrap(kept, webhook, MASTER).reveal()).isEqualTo(secret.reveal());
    assertThatThrownBy(() -> WebhookSecret.unwrap(kept, UUID.randomUUID(), MASTER))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void showsNothingAndIsNeverTheSameTwice() {
    WebhookSecret secret = WebhookSecret.fresh();
    assertThat(secret.toString()).isEqualTo("WebhookSecret[protected]");
    assertThat(secret.reveal()).isNotEqualTo(WebhookSecret.fresh().reveal()).hasSize(50);
  }
}
