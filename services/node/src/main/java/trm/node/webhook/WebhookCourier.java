package trm.node.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook;

/**
 * Brings what the feed has to webhooks, one delivery at a time to each.
 *
 * <p>The claim is committed before sending, so that no connection of the database waits for a
 * receiver. A crash in between leaves the lease to end; the receiver then sees a delivery twice,
 * and knows it by its id.
 *
 * <p>No order is promised. Deliveries begin in the order of the feed, and one that fails is
 * overtaken, so that a message that a receiver cannot take does not keep the others from it.
 */
public final class WebhookCourier {
  private static final int BATCH_MAX = 5;
  private final Ports ports;
  private final WebhookPolicy policy;
  private final Reporting reporting;
  private final Spread spread;

  /**
   * What it is made of.
   *
   * @param fresh ids that were never used
   * @param dice from 0 to 1
   */
  public record Ports(
      UnitOfWork unitOfWork,
      FeedBook feed,
      DeliveryBook deliveries,
      AttemptBook attempts,
      Sender sender,
      WebhookListener listener,
      Supplier<UUID> fresh,
      DoubleSupplier dice) {}

  public WebhookCourier(Ports ports, WebhookPolicy policy) {
    this.ports = ports;
    this.policy = policy;
    this.reporting = new Reporting(ports, policy.disableAfter());
    this.spread = new Spread(ports.unitOfWork(), ports.feed(), ports.deliveries());
  }

  /**
   * Makes deliveries of what happened, and delivers to one webhook what is due to it.
   *
   * @return whether anything was due, so that more may be
   */
  public boolean step(Instant now) {
    spread.step(now);
    return ports
        .unitOfWork()
        .carryOut(_ -> ports.deliveries().claim(now, lease(), BATCH_MAX))
        .value()
        .map(claim -> deliver(claim, now))
        .isPresent();
  }

  /**
   * Longer than a batch lasts: the last attempt of it begins within the time of one answer, and
   * ends within that of another; a third is for writing down what became of them. So long does a
   * receiver wait to whom a process was delivering when it was killed.
   */
  private Duration lease() {
    return policy.answerLimit().multipliedBy(3);
  }

  private Claim deliver(Claim claim, Instant now) {
    List<Reporting.Report> reports = new ArrayList<>();
    Duration spent = Duration.ZERO;
    for (Delivery delivery : claim.due()) {
      if (spent.compareTo(policy.answerLimit()) > 0) {
        // A slow receiver; the rest is claimed anew.
        break;
      }
      Answer answer = attempt(claim, delivery, now);
      reports.add(new Reporting.Report(delivery, answer));
      spent = spent.plus(answer.latency());
      if (!answer.isDelivered() && !delivery.test()) {
        // What fails for one mostly fails for all: the others wait until the receiver has rested.
        break;
      }
    }
    ports.unitOfWork().carryOut(work -> reporting.write(work, claim, reports, now));
    return claim;
  }

  private Answer attempt(Claim claim, Delivery delivery, Instant now) {
    byte[] body = delivery.body();
    UUID id = delivery.entry().id().value();
    try {
      return ports.sender().send(claim.url(), headers(claim, id, body, now), body);
    } catch (RuntimeException bug) {
      // One delivery that cannot be made must not stop the others, nor lose what became of them.
      ports.listener().failed(bug);
      return Answer.none(Outcome.FAILED_HERE, Duration.ZERO);
    }
  }

  private static Map<String, String> headers(Claim claim, UUID id, byte[] body, Instant now) {
    long seconds = now.getEpochSecond();
    String signatures =
        claim.secrets().stream()
            .map(secret -> secret.sign(id.toString(), seconds, body))
            .collect(Collectors.joining(" "));
    return Map.of(
        "webhook-id", id.toString(),
        "webhook-timestamp", Long.toString(seconds),
        "webhook-signature", signatures);
  }
}
