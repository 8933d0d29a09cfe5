package trm.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How requests are made: over which HTTP client, for how long, and how often again. 429 is always
 * tried again, since nothing was done; 503 and a lost connection only where a repetition does
 * nothing twice, which is a read or a request with an {@code Idempotency-Key}. Immutable.
 */
public final class Transport {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpClient http;
  private final Duration limit;
  private final Retry retry;
  private final Pause pause;

  private Transport(HttpClient http, Duration limit, Retry retry, Pause pause) {
    this.http = http;
    this.limit = limit;
    this.retry = retry;
    this.pause = pause;
  }

  /** Half a minute a request, {@link Retry#usual}. */
  public static Transport usual() {
    return over(HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build());
  }

  /** The same over a client of the caller's own, with its proxy and its TLS. */
  public static Transport over(HttpClient http) {
    return new Transport(http, USUAL_LIMIT, Retry.usual(), Pause.sleeping());
  }

  /** The same with other retries. */
  public Transport with(Retry other) {
    return new Transport(http, limit, other, pause);
  }

  /** The same with another limit for each attempt. */
  public Transport with(Duration otherLimit) {
    return new Transport(http, otherLimit, retry, pause);
  }

  Transport with(Pause other) {
    return new Transport(http, limit, retry, other);
  }

  /**
   * Makes a request until it is answered for good.
   *
   * @param repeatable whether a second one does nothing twice
   * @return whatever the answer, also a 503 that stayed one
   * @throws UnreachableException when no attempt was answered
   */
  HttpResponse<String> send(HttpRequest.Builder prepared, boolean repeatable) {
    HttpRequest request = prepared.timeout(limit).build();
    for (int made = 1; ; made++) {
      Attempt attempt = attempt(request);
      Optional<Duration> wait =
          attempt.isWorthAnother(repeatable)
              ? retry.pauseAfter(made, attempt.asked())
              : Optional.empty();
      if (wait.isEmpty()) {
        return attempt.orThrow(request);
      }
      take(wait.get(), request);
    }
  }

  private Attempt attempt(HttpRequest request) {
    try {
      return new Attempt(http.send(request, HttpResponse.BodyHandlers.ofString()), null);
    } catch (IOException e) {
      return new Attempt(null, e);
    } catch (InterruptedException e) {
      throw interrupted(request);
    }
  }

  private void take(Duration wait, HttpRequest request) {
    try {
      pause.take(wait);
    } catch (InterruptedException e) {
      throw interrupted(request);
    }
  }

  private static UnreachableException interrupted(HttpRequest request) {
    Thread.currentThread().interrupt();
    return new UnreachableException(request.uri(), new InterruptedIOException());
  }

  /** What became of one request: an answer or a lost connection. */
  private record Attempt(@Nullable HttpResponse<String> answer, @Nullable IOException lost) {
    boolean isWorthAnother(boolean repeatable) {
      int status = answer == null ? UNAVAILABLE : answer.statusCode();
      return status == TOO_MANY_REQUESTS || (repeatable && status == UNAVAILABLE);
    }

    @Nullable Duration asked() {
      return answer == null ? null : retryAfter(answer).orElse(null);
    }

    HttpResponse<String> orThrow(HttpRequest request) {
      if (answer != null) {
        return answer;
      }
      throw new UnreachableException(
          request.uri(), lost == null ? new IOException("No answer.") : lost);
    }
  }

  /** The seconds of {@code Retry-After}. Its form as a date is not the node's, and passed over. */
  static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
