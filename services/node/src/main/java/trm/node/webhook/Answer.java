package trm.node.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back of an attempt, and all that is ever kept of it.
 *
 * @param status absent when there was no answer
 * @param retryAfter the text of that header; absent when there was none
 */
public record Answer(
    Outcome outcome, @Nullable Integer status, Duration latency, @Nullable String retryAfter) {

  static Answer ofStatus(int status, Duration latency, @Nullable String retryAfter) {
    return new Answer(Outcome.ofStatus(status), status, latency, retryAfter);
  }

  static Answer none(Outcome outcome, Duration latency) {
    return new Answer(outcome, null, latency, null);
  }

  boolean isDelivered() {
    return outcome == Outcome.DELIVERED;
  }
}
