package trm.corridor.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import trm.client.WebhookSecret;
import trm.corridor.embedded.CorridorFault;

/** Delivers good and bad webhooks to a partner's receiver, and looks at the status alone. */
final class ReceiverCheck {
  /** Of a node's whole attempt. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Duration OUTSIDE_TOLERANCE = Duration.ofMinutes(10);
  private static final int LARGE = 20 * 1024;
  private static final WebhookSecret OTHER =
      WebhookSecret.of("whsec_b3RoZXIgdGhhbiB0aGUgcmVjZWl2ZXIga25vd3MgaXQ=");

  private final URI receiver;
  private final WebhookSecret secret;
  private final InstantSource clock;
  private final Duration limit;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final List<Result> results = new ArrayList<>();

  ReceiverCheck(URI receiver, WebhookSecret secret, InstantSource clock) {
    this(receiver, secret, clock, LIMIT);
  }

  /**
   * @param limit how long an answer may take
   */
  ReceiverCheck(URI receiver, WebhookSecret secret, InstantSource clock, Duration limit) {
    this.receiver = receiver;
    this.secret = secret;
    this.clock = clock;
    this.limit = limit;
  }

  Report run() {
    Delivery first = genuine();
    if (!taken(WebhookCheck.GENUINE, first)) {
      return report(remaining("a genuine delivery was not taken, so a refusal would say nothing"));
    }
    forgeries();
    outOfTime(first);
    taken(WebhookCheck.DUPLICATE, at(first, clock.instant()).signedBy(secret));
    unusual();
    taken(WebhookCheck.STILL_SOUND, genuine());
    address();
    return report(results);
  }

  private void forgeries() {
    Delivery one = genuine();
    refused(WebhookCheck.WRONG_SECRET, one.signedBy(OTHER));
    refused(WebhookCheck.NO_SIGNATURE, one.signed(null));
    refused(WebhookCheck.EMPTY_SIGNATURE, one.signed("v1,"));
    refused(WebhookCheck.ALTERED_BODY, one.with(altered(one.body())));
    refused(WebhookCheck.OTHER_ID, one.under(UUID.randomUUID().toString()));
  }

  private void outOfTime(Delivery captured) {
    Delivery one = genuine();
    refused(WebhookCheck.OLD, one.shifted(OUTSIDE_TOLERANCE.negated()).signedBy(secret));
    refused(WebhookCheck.FUTURE, one.shifted(OUTSIDE_TOLERANCE).signedBy(secret));
    refused(WebhookCheck.REDATED, captured.shifted(Duration.ofSeconds(1)));
  }

  private void unusual() {
    taken(WebhookCheck.UNKNOWN_TYPE, entry("case.event.not_yet_invented", ""));
    Delivery one = genuine();
    String own = one.signature();
    String others = OTHER.sign(one.id(), one.seconds(), one.body());
    taken(WebhookCheck.ROTATION, one.signed(others + " " + own));
    Delivery two = genuine();
    taken(WebhookCheck.OTHER_SCHEME, two.signed("v1a,AAAA " + two.signature()));
    taken(WebhookCheck.RAW_BODY, oddlyWritten());
    taken(WebhookCheck.LARGE, entry("webhook.test", "x".repeat(LARGE)));
  }

  private Delivery genuine() {
    return Delivery.genuine(secret, clock.instant());
  }

  private Delivery entry(String type, String filling) {
    Delivery one = genuine();
    return one.with(Delivery.body(one.id(), type, one.at(), filling)).signedBy(secret);
  }

  /** The same JSON, as no writer that a receiver may have would write it again. */
  private Delivery oddlyWritten() {
    Delivery one = genuine();
    String odd = new String(one.body(), UTF_8).replace("webhook.test", "webhook\\u002Etest");
    return one.with((" " + odd.replace(",", " ,\n\t") + "\n").getBytes(UTF_8)).signedBy(secret);
  }

  private static Delivery at(Delivery one, Instant now) {
    return new Delivery(one.id(), now, one.body(), null);
  }

  private static byte[] altered(byte[] body) {
    byte[] altered = body.clone();
    int inTheId = new String(body, UTF_8).indexOf("\"id\":\"") + 8;
    altered[inTheId] = (byte) (altered[inTheId] == '0' ? '1' : '0');
    return altered;
  }

  private boolean taken(WebhookCheck check, Delivery delivery) {
    Seen seen = deliver(delivery);
    results.add(Result.of(check, seen.status() / 100 == 2, seen.words()));
    return seen.status() / 100 == 2;
  }

  private void refused(WebhookCheck check, Delivery delivery) {
    Seen seen = deliver(delivery);
    results.add(Result.of(check, seen.status() / 100 == 4, seen.words()));
  }

  private void address() {
    if ("https".equals(receiver.getScheme())) {
      results.add(Result.of(WebhookCheck.HTTPS, true, "https"));
    } else if (List.of("127.0.0.1", "localhost", "[::1]").contains(receiver.getHost())) {
      results.add(Result.notChecked(WebhookCheck.HTTPS, "it runs on this machine"));
    } else {
      results.add(Result.of(WebhookCheck.HTTPS, false, String.valueOf(receiver.getScheme())));
    }
  }

  private List<Result> remaining(String why) {
    List<Result> all = new ArrayList<>(results);
    for (WebhookCheck check : WebhookCheck.values()) {
      if (all.stream().noneMatch(result -> result.check() == check)) {
        all.add(Result.notChecked(check, why));
      }
    }
    return all;
  }

  private Report report(List<Result> seen) {
    // Neither a path nor a query, which may hold a password.
    return new Report(
        "the webhook receiver at " + receiver.getScheme() + "://" + receiver.getAuthority(),
        seen,
        List.of(
            "whether a repetition has no second effect: only that it is answered 2xx;",
            "whether the receiver keeps what it took before it answers;",
            "whether it compares signatures in constant time, and keeps its secret out of logs;",
            "whether it goes to the feed for what it may have missed."));
  }

  /** What came back; status 0 is nothing in time. */
  private record Seen(int status, String words) {}

  private Seen deliver(Delivery delivery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .header("webhook-id", delivery.id())
            .header("webhook-timestamp", delivery.seconds())
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
    if (delivery.signature() != null) {
      request.header("webhook-signature", delivery.signature());
    }
    try {
      int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      return new Seen(status, "answered " + status);
    } catch (IOException e) {
      return new Seen(0, "no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while a receiver was checked.", e);
    }
  }
}
