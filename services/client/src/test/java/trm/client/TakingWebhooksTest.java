package trm.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trm.client.WebhookRefusedException.Reason;

class TakingWebhooksTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEXT = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final Instant ATTEMPT = Instant.ofEpochSecond(1_772_452_800);
  private static final byte[] BODY =
      """
      {"id": "e1", "cursor": "A", "type": "case.visible", "timestamp": "2026-03-02T12:00:00Z",
       "data": {"case": "C1"}}"""
          .getBytes(UTF_8);

  private final Map<String, String> headers = new HashMap<>();
  private Instant now = ATTEMPT;

  TakingWebhooksTest() {
    headers.put("webhook-id", "e1");
    headers.put("webhook-timestamp", String.valueOf(ATTEMPT.getEpochSecond()));
    headers.put("webhook-signature", signature(SECRET));
  }

  /** The example that the specification's own libraries are tested with. */
  @Test
  void signsAsTheSpecificationDoes() {
    String signature =
        WebhookSecret.of(SECRET)
            .sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "{\"test\": 2432232314}".getBytes(UTF_8));
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void takesAGenuineDelivery() throws WebhookRefusedException {
    Event event = verifier(SECRET).verify(headers::get, BODY);

    assertThat(event.id()).isEqualTo("e1");
    assertThat(event.caseReference()).isEqualTo("C1");
  }

  @Test
  void takesADeliveryByEitherSecretWhileOneIsBeingChanged() throws WebhookRefusedException {
    headers.put("webhook-signature", signature(NEXT) + " " + signature(SECRET));

    assertThat(verifier(SECRET).verify(headers::get, BODY).id()).isEqualTo("e1");
    assertThat(verifier(NEXT).verify(headers::get, BODY).id()).isEqualTo("e1");
    headers.put("webhook-signature", signature(SECRET));
    assertThat(verifier(NEXT, SECRET).verify(headers::get, BODY).id()).isEqualTo("e1");
  }

  @Test
  void refusesAnotherSecret() {
    assertRefused(Reason.SIGNATURE_WRONG, NEXT, BODY);
  }

  @Test
  void refusesAnAlteredBody() {
    byte[] altered = BODY.clone();
    altered[8] ^= 1;
    assertRefused(Reason.SIGNATURE_WRONG, SECRET, altered);
  }

  @Test
  void refusesASignatureOfAnotherId() {
    headers.put("webhook-id", "e2");
    assertRefused(Reason.SIGNATURE_WRONG, SECRET, BODY);
  }

  @Test
  void refusesWhatIsTooOldOrFromTheFuture() throws WebhookRefusedException {
    now = ATTEMPT.plusSeconds(300);
    assertThat(verifier(SECRET).verify(headers::get, BODY).id()).isEqualTo("e1");
    now = ATTEMPT.plusSeconds(301);
    assertRefused(Reason.TIMESTAMP_OUTSIDE_TOLERANCE, SECRET, BODY);
    now = ATTEMPT.minusSeconds(301);
    assertRefused(Reason.TIMESTAMP_OUTSIDE_TOLERANCE, SECRET, BODY);
  }

  @Test
  void refusesWhatLacksAHeader() {
    headers.remove("webhook-signature");
    assertRefused(Reason.HEADER_MISSING, SECRET, BODY);
    headers.put("webhook-signature", signature(SECRET));
    headers.put("webhook-timestamp", "yesterday");
    assertRefused(Reason.HEADER_MISSING, SECRET, BODY);
  }

  private void assertRefused(Reason reason, String secret, byte[] body) {
    assertThatThrownBy(() -> verifier(secret).verify(headers::get, body))
        .isInstanceOfSatisfying(
            WebhookRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private WebhookVerifier verifier(String... secrets) {
    return WebhookVerifier.of(() -> now, secrets);
  }

  private static String signature(String secret) {
    return WebhookSecret.of(secret).sign("e1", String.valueOf(ATTEMPT.getEpochSecond()), BODY);
  }
}
