package trm.node.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedType;
import trm.node.webhook.Claim.Health;

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
  private final Ladder ladder;
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
    this.ladder = new Ladder(ports.dice());
    this.spread = new Spread(ports.unitOfWork(), ports.feed(), ports.deliveries());
  }

  private record Report(Delivery delivery, Answer answer) {}

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

  /** Longer than a whole batch can last. */
  private Duration lease() {
    return policy.answerLimit().multipliedBy(BATCH_MAX + 3L);
  }

  private Claim deliver(Claim claim, Instant now) {
    List<Report> reports = new ArrayList<>();
    for (Delivery delivery : claim.due()) {
      Answer answer = attempt(claim, delivery, now);
      reports.add(new Report(delivery, answer));
      if (!answer.isDelivered() && !delivery.test()) {
        // What fails for one mostly fails for all: the others wait until the receiver has rested.
        break;
      }
    }
    ports.unitOfWork().carryOut(work -> write(work, claim, reports, now));
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

  private boolean write(Work work, Claim claim, List<Report> reports, Instant now) {
    boolean held = ports.deliveries().isHeld(claim);
    Health health = claim.health();
    Instant restsUntil = now;
    for (Report report : reports) {
      Answer answer = report.answer();
      ports.attempts().keep(claim, report.delivery().id(), answer, now);
      work.afterCommit(() -> ports.listener().attempted(answer.outcome(), answer.latency()));
      if (held) {
        write(work, report, now);
        health = healthAfter(health, report, now);
        restsUntil = restsUntil(health, report, restsUntil, now);
      }
    }
    if (held) {
      ports.deliveries().release(claim, health, restsUntil);
      disableIfDue(work, claim, health, reports, now);
    }
    return held;
  }

  private void write(Work work, Report report, Instant now) {
    Delivery delivery = report.delivery();
    if (report.answer().isDelivered()) {
      ports.deliveries().delivered(delivery.id());
      return;
    }
    Instant next =
        delivery.test()
            ? null
            : ladder.next(now, delivery.failures() + 1, report.answer()).orElse(null);
    ports.deliveries().failed(delivery.id(), next);
    if (next == null && !delivery.test()) {
      work.afterCommit(ports.listener()::gaveUp);
    }
  }

  /** A test proves nothing: somebody may try an address on which the rest does not depend. */
  private static Health healthAfter(Health health, Report report, Instant now) {
    if (report.delivery().test()) {
      return health;
    }
    return report.answer().isDelivered() ? Health.GOOD : health.failed(now);
  }

  private Instant restsUntil(Health health, Report report, Instant until, Instant now) {
    Instant since = health.failingSince();
    return report.delivery().test() || since == null
        ? until
        : ladder.restsUntil(now, since, report.answer());
  }

  private void disableIfDue(
      Work work, Claim claim, Health health, List<Report> reports, Instant now) {
    DisabledFor reason = reasonToDisable(health, reports, now);
    if (reason != null) {
      ports.deliveries().disable(claim.webhook(), reason, now);
      ports.feed().append(List.of(notice(claim, reason, now)));
      work.afterCommit(() -> ports.listener().disabled(claim.webhook(), reason));
    }
  }

  private @Nullable DisabledFor reasonToDisable(Health health, List<Report> reports, Instant now) {
    boolean gone =
        reports.stream()
            .anyMatch(one -> one.answer().outcome() == Outcome.GONE && !one.delivery().test());
    if (gone) {
      return DisabledFor.GONE;
    }
    Instant since = health.failingSince();
    boolean failing = since != null && !since.plus(policy.disableAfter()).isAfter(now);
    return failing ? DisabledFor.FAILING : null;
  }

  private FeedEntry notice(Claim claim, DisabledFor reason, Instant now) {
    return new FeedEntry(
        new EntryId(ports.fresh().get()),
        FeedType.WEBHOOK_DISABLED,
        now,
        now,
        new FeedEntry.About.OfWebhook(claim.webhook().value(), reason.name()),
        Set.of(claim.organisation()),
        false);
  }
}
