package trm.client;

import static trm.client.WebhookRefusedException.Reason.HEADER_MISSING;
import static trm.client.WebhookRefusedException.Reason.SIGNATURE_WRONG;
import static trm.client.WebhookRefusedException.Reason.TIMESTAMP_OUTSIDE_TOLERANCE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a delivery came from the node, as Standard Webhooks 1.0.0 says. While a secret is
 * being changed, give both: a delivery by either is genuine.
 *
 * <p>A genuine delivery may come more than once, with the same id: answer it 200 again and do
 * nothing.
 */
public final class WebhookVerifier {
  private static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);
  private final List<WebhookSecret> secrets;
  private final Duration tolerance;
  private final InstantSource clock;

  private WebhookVerifier(List<WebhookSecret> secrets, Duration tolerance, InstantSource clock) {
    this.secrets = List.copyOf(secrets);
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * A verifier that takes attempts of at most five minutes ago or ahead.
   *
   * @param clock {@code InstantSource.system()}
   * @param secrets those that count now, as the node gave them
   */
  public static WebhookVerifier of(InstantSource clock, String... secrets) {
    List<WebhookSecret> read = Arrays.stream(secrets).map(WebhookSecret::of).toList();
    return new WebhookVerifier(read, USUAL_TOLERANCE, clock);
  }

  /** The same with another tolerance of the clock. */
  public WebhookVerifier within(Duration otherTolerance) {
    return new WebhookVerifier(secrets, otherTolerance, clock);
  }

  /**
   * Verifies a delivery.
   *
   * @param header gives the value of a request's header by its name, or null
   * @param body as it came, to the byte
   * @return what happened
   * @throws WebhookRefusedException when it is not provably the node's, now
   */
  public Event verify(HeaderSource header, byte[] body) throws WebhookRefusedException {
    String id = required(header, "webhook-id");
    String timestamp = required(header, "webhook-timestamp");
    String signatures = required(header, "webhook-signature");
    checkTime(timestamp);
    if (secrets.stream().noneMatch(secret -> isIn(secret.sign(id, timestamp, body), signatures))) {
      throw new WebhookRefusedException(SIGNATURE_WRONG);
    }
    return Event.of(Json.read(new String(body, StandardCharsets.UTF_8)));
  }

  /** The headers of a request, as {@code exchange.getRequestHeaders()::getFirst}. */
  @FunctionalInterface
  public interface HeaderSource {
    /** The value of the header of that name, in whatever case; null when there is none. */
    @Nullable String get(String name);
  }

  private static String required(HeaderSource header, String name) throws WebhookRefusedException {
    String value = header.get(name);
    if (value == null || value.isBlank()) {
      throw new WebhookRefusedException(HEADER_MISSING);
    }
    return value;
  }

  private void checkTime(String timestamp) throws WebhookRefusedException {
    if (!timestamp.matches("[0-9]{1,11}")) {
      throw new WebhookRefusedException(HEADER_MISSING);
    }
    Instant attempted = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(attempted, clock.instant()).abs().compareTo(tolerance) > 0) {
      throw new WebhookRefusedException(TIMESTAMP_OUTSIDE_TOLERANCE);
    }
  }

  /** Compared in constant time, so that nobody learns a signature byte by byte. */
  private static boolean isIn(String expected, String signatures) {
    byte[] wanted = expected.getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(signatures.split(" ", -1))
        .anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), wanted));
  }
}
