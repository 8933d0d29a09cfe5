package trm.node.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of attempts. Every method takes part in the open unit of work. */
public interface AttemptBook {

  /** Keeps the row of an attempt; nothing of one to a webhook that is no more. */
  void keep(Claim claim, DeliveryId delivery, Answer answer, Instant at);

  /**
   * Attempts at a webhook, the newest first.
   *
   * @param before only those with a smaller number; absent for the newest
   */
  List<Attempt> of(WebhookId webhook, @Nullable Long before, int max);

  /** Forgets attempts of before then. */
  void forget(Instant before);
}
