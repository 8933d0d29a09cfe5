package trm.node.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.exchange.Work;
import trm.node.feed.EntryId;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedType;
import trm.node.webhook.Claim.Health;

/** Writes down what became of the attempts of one claim, and what follows for the webhook. */
final class Reporting {
  private final WebhookCourier.Ports ports;
  private final Ladder ladder;
  private final Duration disableAfter;

  Reporting(WebhookCourier.Ports ports, Duration disableAfter) {
    this.ports = ports;
    this.ladder = new Ladder(ports.dice());
    this.disableAfter = disableAfter;
  }

  /** What became of one delivery. */
  record Report(Delivery delivery, Answer answer) {}

  /**
   * Writes it. Rows of attempts are kept whoever holds the webhook now, since they were made; what
   * follows is written only by whoever still holds it.
   */
  boolean write(Work work, Claim claim, List<Report> reports, Instant now) {
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
    boolean failing = since != null && !since.plus(disableAfter).isAfter(now);
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
