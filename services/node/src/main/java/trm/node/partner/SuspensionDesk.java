package trm.node.partner;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import trm.evidence.NodeId;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.Freshness;
import trm.node.casework.Officer;
import trm.node.partner.Partner.Suspension;
import trm.node.partner.PartnerDesk.Changed;
import trm.node.partner.PartnerEntries.Act;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Webhook;
import trm.node.webhook.WebhookBook;

/**
 * Where a partner is shut out at once, and let in again. The row comes first: this node refuses the
 * partner's tokens from the commit on, whatever Keycloak does, and a step disables the client
 * there.
 */
public final class SuspensionDesk {
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final PartnerBook partners;
  private final WebhookBook webhooks;
  private final PartnerAccounts accounts;
  private final PartnerEntries entries;

  /** What the desk goes by. */
  public record Ports(
      NodeId self,
      InstantSource clock,
      UnitOfWork unitOfWork,
      PartnerBook partners,
      WebhookBook webhooks,
      PartnerAccounts accounts,
      Freshness fresh) {}

  public SuspensionDesk(Ports ports) {
    this.clock = ports.clock();
    this.unitOfWork = ports.unitOfWork();
    this.partners = ports.partners();
    this.webhooks = ports.webhooks();
    this.accounts = ports.accounts();
    this.entries =
        new PartnerEntries(ports.self().value(), new MailEntries(ports.self()), ports.fresh());
  }

  /** What is done with a partner that has not ended. */
  private interface Change {
    Partner of(Work work, Partner stored);
  }

  /**
   * Shuts a partner out: this replica refuses its tokens when this returns, every other one after
   * its next look. Its webhooks are told nothing any more, since whoever had the key could have
   * made one. One that is shut out stays so.
   */
  public Changed suspend(PartnerId id, Officer by) {
    return change(
        id, (work, stored) -> stored.isSuspended() ? stored : suspended(work, stored, by));
  }

  private Partner suspended(Work work, Partner stored, Officer by) {
    Instant now = now();
    Partner suspended = stored.suspended(new Suspension(by.organisation(), by.officer(), now), now);
    partners.put(suspended);
    webhooks.of(stored.organisation()).stream()
        .map(Webhook::id)
        .forEach(id -> webhooks.disable(id, DisabledFor.PARTNER_SUSPENDED, now));
    entries.byOfficer(work, suspended, Act.SUSPENDED, by, now);
    return suspended;
  }

  /**
   * Lets a partner in again. Tokens of before serve no more, and its webhooks stay disabled until
   * it has looked at each. One that is not shut out stays as it is.
   */
  public Changed resume(PartnerId id, Officer by) {
    return change(id, (work, stored) -> stored.isSuspended() ? resumed(work, stored, by) : stored);
  }

  private Partner resumed(Work work, Partner stored, Officer by) {
    Instant now = now();
    Partner resumed = stored.resumed(now);
    partners.put(resumed);
    entries.byOfficer(work, resumed, Act.RESUMED, by, now);
    return resumed;
  }

  private Changed change(PartnerId id, Change change) {
    Changed changed =
        unitOfWork
            .carryOut(
                work ->
                    partners
                        .find(id)
                        .map(stored -> change(work, stored, change))
                        .orElseGet(Changed.Unknown::new))
            .value();
    accounts.refresh(clock.instant());
    return changed;
  }

  private static Changed change(Work work, Partner stored, Change change) {
    return stored.isOver() ? new Changed.Over() : new Changed.Done(change.of(work, stored));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
