package trm.node.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.evidence.NodeId;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.LogEvent;
import trm.node.casework.Freshness;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedBook.Placed;
import trm.node.partner.Partner.State;
import trm.node.partner.Partner.Step;
import trm.node.partner.PartnerEntries.Act;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Webhook;
import trm.node.webhook.WebhookBook;

/**
 * Brings Keycloak, webhooks and work to what the rows say. A step takes its lease, talks to
 * Keycloak without a transaction open, and writes what came of it; a crash anywhere leaves the step
 * due, and each may be taken again. What an officer changed meanwhile is never overwritten: the
 * step then stays due and begins anew.
 */
public final class PartnerSteps {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerSteps.class);

  /** Longer than all calls of a step may take, so that none of them comes after the next step. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final List<Duration> LADDER =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private final Ports ports;
  private final Pace pace;
  private final PartnerEntries entries;

  /** What the steps go by. */
  public record Ports(
      NodeId self,
      UnitOfWork unitOfWork,
      PartnerBook partners,
      PartnerRealm realm,
      WebhookBook webhooks,
      FeedBook feed,
      WorkHandover work,
      Freshness fresh,
      Consumer<Trouble> failed) {}

  /**
   * How long the steps wait.
   *
   * @param drain how often it is looked what a partner that ends still holds
   * @param settle by when every replica refuses the tokens of one that is empty; its account is
   *     ended after that, so that nothing comes into its hands behind the last look
   */
  public record Pace(Duration drain, Duration settle) {}

  public PartnerSteps(Ports ports, Pace pace) {
    this.ports = ports;
    this.pace = pace;
    this.entries =
        new PartnerEntries(ports.self().value(), new MailEntries(ports.self()), ports.fresh());
  }

  /** Takes the step that has been due longest; false when none is. */
  public boolean step(Instant now) {
    Optional<Partner> due =
        ports.unitOfWork().carryOut(_ -> ports.partners().claim(now, now.plus(LEASE))).value();
    due.ifPresent(partner -> take(partner, now));
    return due.isPresent();
  }

  private void take(Partner partner, Instant now) {
    try {
      if (partner.isSuspended()) {
        // Before anything else, since Keycloak may refuse the rest, such as a key.
        ports.realm().shutOut(partner);
        ports.unitOfWork().carryOut(_ -> silence(partner, now));
      }
      switch (partner.state()) {
        case PENDING -> admit(partner, now);
        case ACTIVE -> tellTerms(partner, now);
        case DRAINING -> drain(partner, now);
        case CLOSING -> close(partner, now);
        case WITHDRAWN -> withdraw(partner, now);
        case CLOSED -> finish(partner, _ -> partner.after(Step.NONE));
      }
    } catch (RealmFault fault) {
      failed(partner, fault.trouble(), now);
    }
  }

  private void failed(Partner partner, Trouble trouble, Instant now) {
    int failures = partner.step().failures() + 1;
    Duration wait = LADDER.get(Math.min(failures, LADDER.size()) - 1);
    LogEvent.PARTNER_STEP_FAILED.to(LOG, partner.id(), trouble, wait);
    ports.failed().accept(trouble);
    finish(partner, _ -> partner.after(new Step(now.plus(wait), failures, trouble)));
  }

  /** The account, then the webhook, then the state: who can call is told, and not before. */
  private void admit(Partner partner, Instant now) {
    String account = ports.realm().admit(partner);
    ports.unitOfWork().carryOut(_ -> placed());
    finish(
        partner,
        work -> {
          long end = ports.feed().last().map(Placed::position).orElse(0L);
          waiting(partner).forEach(webhook -> ports.webhooks().enable(webhook.id(), end, now));
          Partner admitted = partner.told(now).admitted(account, now);
          entries.byTheNode(work, admitted, Act.PARTNER_ADMITTED, now);
          return admitted;
        });
  }

  private boolean placed() {
    ports.feed().place();
    return true;
  }

  private List<Webhook> waiting(Partner partner) {
    return ports.webhooks().of(partner.organisation()).stream()
        .filter(webhook -> isWaiting(webhook.disabled()))
        .toList();
  }

  private static boolean isWaiting(Webhook.@Nullable Disabled disabled) {
    return disabled != null && disabled.reason() == DisabledFor.PARTNER_PENDING;
  }

  private void tellTerms(Partner partner, Instant now) {
    ports.realm().admit(partner);
    finish(partner, _ -> partner.told(now).after(whenSettled(partner, now)));
  }

  /** A webhook made while a replica still took the tokens is found by a second look. */
  private Step whenSettled(Partner partner, Instant now) {
    Partner.Suspension suspension = partner.suspension();
    Instant settled = suspension == null ? now : suspension.at().plus(pace.settle());
    return settled.isAfter(now) ? Step.at(settled) : Step.NONE;
  }

  /** Tells its webhooks nothing any more. */
  private int silence(Partner partner, Instant now) {
    List<Webhook> told =
        ports.webhooks().of(partner.organisation()).stream()
            .filter(webhook -> webhook.disabled() == null)
            .toList();
    told.forEach(
        webhook -> ports.webhooks().disable(webhook.id(), DisabledFor.PARTNER_SUSPENDED, now));
    return told.size();
  }

  /** It still needs its account, with the keys that were agreed last. */
  private void drain(Partner partner, Instant now) {
    ports.realm().admit(partner);
    Holdings held = ports.unitOfWork().carryOut(_ -> holdings(partner)).value();
    Trouble trouble = ports.work().passOn(partner, held) ? null : Trouble.HANDOVER_REFUSED;
    finish(
        partner,
        work ->
            holdings(partner).isEmpty()
                ? drained(work, partner, now)
                : partner.told(now).after(new Step(now.plus(pace.drain()), 0, trouble)));
  }

  private Holdings holdings(Partner partner) {
    return ports.partners().heldBy(partner.organisation(), partner.successor());
  }

  private Partner drained(Work work, Partner partner, Instant now) {
    Partner drained = partner.inState(State.CLOSING, Step.at(now.plus(pace.settle())), now);
    entries.byTheNode(work, drained, Act.DRAINED, now);
    return drained;
  }

  /**
   * Whatever came into its hands meanwhile has to leave them first. It is looked at once more when
   * Keycloak has answered: from then on nothing comes from the partner, and what came before it has
   * its account back to answer.
   */
  private void close(Partner partner, Instant now) {
    if (!ports.unitOfWork().carryOut(_ -> holdings(partner)).value().isEmpty()) {
      finish(partner, work -> drainsAgain(work, partner, now));
      return;
    }
    ports.realm().shutOut(partner);
    finish(
        partner,
        work ->
            holdings(partner).isEmpty()
                ? closed(work, partner, Act.CLOSED, now)
                : drainsAgain(work, partner, now));
  }

  private Partner drainsAgain(Work work, Partner partner, Instant now) {
    Partner draining = partner.inState(State.DRAINING, Step.at(now), now);
    entries.byTheNode(work, draining, Act.DRAINS_AGAIN, now);
    return draining;
  }

  private void withdraw(Partner partner, Instant now) {
    ports.realm().remove(partner);
    finish(partner, work -> closed(work, partner, Act.WITHDRAWN, now));
  }

  private Partner closed(Work work, Partner partner, Act act, Instant now) {
    ports.webhooks().of(partner.organisation()).stream()
        .map(Webhook::id)
        .forEach(ports.webhooks()::delete);
    Partner closed = partner.inState(State.CLOSED, Step.NONE, now);
    entries.byTheNode(work, closed, act, now);
    return closed;
  }

  /** Writes what came of a step, unless an officer changed the partner while it was taken. */
  private void finish(Partner taken, Function<Work, Partner> outcome) {
    ports
        .unitOfWork()
        .carryOut(
            work -> {
              PartnerBook book = ports.partners();
              if (book.find(taken.id())
                  .filter(now -> now.version() == taken.version())
                  .isPresent()) {
                book.put(outcome.apply(work));
              } else {
                book.release(taken.id());
              }
              return taken.id();
            });
  }
}
