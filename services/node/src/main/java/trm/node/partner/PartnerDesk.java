package trm.node.partner;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.Freshness;
import trm.node.casework.Officer;
import trm.node.keys.WebhookSecret;
import trm.node.partner.Partner.Ending;
import trm.node.partner.Partner.State;
import trm.node.partner.Partner.Step;
import trm.node.partner.Partner.Terms;
import trm.node.partner.PartnerEntries.Act;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Webhook;
import trm.node.webhook.WebhookBook;
import trm.node.webhook.WebhookId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/**
 * Where officers ask for partners, change what was agreed and end them. Nothing here talks to
 * Keycloak: what is owed to it is written down with the change, and a step does it.
 */
public final class PartnerDesk {
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final PartnerBook partners;
  private final WebhookBook webhooks;
  private final Freshness fresh;
  private final PartnerEntries entries;

  public PartnerDesk(
      NodeId self,
      InstantSource clock,
      UnitOfWork unitOfWork,
      PartnerBook partners,
      WebhookBook webhooks,
      Freshness fresh) {
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.partners = partners;
    this.webhooks = webhooks;
    this.fresh = fresh;
    this.entries = new PartnerEntries(self.value(), new MailEntries(self), fresh);
  }

  /** Who is to become a partner; the webhook, if there is one, waits until it is. */
  public record Wish(
      OrganisationId organisation,
      OrganisationKind kind,
      Terms terms,
      Webhook.@Nullable Wish webhook) {}

  /** A partner that was asked for, with the secret that nobody is shown again. */
  public record Asked(Partner partner, @Nullable FirstWebhook webhook) {}

  /** Its first webhook. */
  public record FirstWebhook(WebhookId id, WebhookSecret secret) {}

  /** A partner and what it holds. */
  public record Standing(Partner partner, Holdings holdings) {}

  /** What became of a change. */
  public sealed interface Changed {
    /** It is so. */
    record Done(Partner partner) implements Changed {}

    /** Somebody else changed it since the screen was loaded. */
    record Stale(Partner stored) implements Changed {}

    /** It has ended. */
    record Over() implements Changed {}

    /** There is none. */
    record Unknown() implements Changed {}
  }

  /** What became of an end. */
  public sealed interface Ended {
    /** It ends, or had ended. */
    record Done(Standing standing) implements Ended {}

    /** The organisation that is to follow is the partner itself, or ends as well. */
    record CannotFollow() implements Ended {}

    /** There is none. */
    record Unknown() implements Ended {}
  }

  /** Asks for one; empty when its organisation is a partner already. */
  public Optional<Asked> askFor(Wish wish, Officer by) {
    return unitOfWork.carryOut(work -> askFor(work, wish, by)).value();
  }

  private Optional<Asked> askFor(Work work, Wish wish, Officer by) {
    Partner partner = asked(wish);
    if (!partners.add(partner)) {
      return Optional.empty();
    }
    entries.byOfficer(work, partner, Act.PARTNER_ASKED_FOR, by, partner.askedAt());
    return Optional.of(new Asked(partner, firstWebhook(wish, partner.askedAt())));
  }

  private Partner asked(Wish wish) {
    PartnerId id = new PartnerId(fresh.id());
    Instant now = now();
    String clientId = "partner-" + wish.organisation() + "-" + id.toString().substring(0, 8);
    return new Partner(
        id,
        wish.organisation(),
        wish.kind(),
        wish.terms(),
        clientId,
        null,
        State.PENDING,
        null,
        null,
        null,
        Step.at(now),
        1,
        now,
        now);
  }

  /** Told nothing until its organisation is a partner; what happens from then on, it is told. */
  private @Nullable FirstWebhook firstWebhook(Wish wish, Instant now) {
    Webhook.Wish asked = wish.webhook();
    if (asked == null) {
      return null;
    }
    WebhookSecret secret = WebhookSecret.fresh();
    Webhook.Disabled waits = new Webhook.Disabled(DisabledFor.PARTNER_PENDING, now);
    Webhook webhook =
        new Webhook(new WebhookId(fresh.id()), wish.organisation(), asked, waits, null, now);
    webhooks.add(webhook, secret, 0);
    return new FirstWebhook(webhook.id(), secret);
  }

  /** All of them, the newest first. */
  public List<Partner> list() {
    return unitOfWork.carryOut(_ -> partners.all()).value();
  }

  /** One of them. */
  public Optional<Standing> find(PartnerId id) {
    return unitOfWork.carryOut(_ -> partners.find(id).map(this::standing)).value();
  }

  private Standing standing(Partner partner) {
    return new Standing(partner, partners.heldBy(partner.organisation(), partner.successor()));
  }

  /**
   * Changes what was agreed; Keycloak is told at once.
   *
   * @param version of the partner on the officer's screen
   */
  public Changed change(PartnerId id, long version, Terms terms, Officer by) {
    return unitOfWork
        .carryOut(
            work ->
                partners
                    .find(id)
                    .map(partner -> change(work, partner, version, terms, by))
                    .orElseGet(Changed.Unknown::new))
        .value();
  }

  private Changed change(Work work, Partner stored, long version, Terms terms, Officer by) {
    if (stored.isOver()) {
      return new Changed.Over();
    }
    if (stored.version() != version) {
      return new Changed.Stale(stored);
    }
    Instant now = now();
    Partner changed = stored.changed(terms, now);
    partners.put(changed);
    entries.byOfficer(work, changed, Act.TERMS_CHANGED, by, now);
    return new Changed.Done(changed);
  }

  /**
   * Ends one. It goes on to answer what only it can answer, until nothing of that is left; where
   * its work goes elsewhere, its cases are offered there in its stead. One that never began is
   * withdrawn at once. Asked again, it may send the work elsewhere; of one that has ended, nothing
   * changes.
   *
   * @param workGoesTo the organisation that is to follow; absent where it finishes its work itself
   */
  public Ended end(PartnerId id, @Nullable OrganisationId workGoesTo, Officer by) {
    return unitOfWork
        .carryOut(
            work ->
                partners
                    .find(id)
                    .map(partner -> end(work, partner, workGoesTo, by))
                    .orElseGet(Ended.Unknown::new))
        .value();
  }

  private Ended end(Work work, Partner partner, @Nullable OrganisationId workGoesTo, Officer by) {
    if (partner.isOver()) {
      return new Ended.Done(standing(partner));
    }
    if (workGoesTo != null && cannotFollow(partner, workGoesTo)) {
      return new Ended.CannotFollow();
    }
    return new Ended.Done(standing(ended(work, partner, workGoesTo, by)));
  }

  /** Work that goes round in a circle is answered by nobody. */
  private boolean cannotFollow(Partner partner, OrganisationId successor) {
    return successor.equals(partner.organisation())
        || partners.of(successor).filter(Partner::isEnding).isPresent();
  }

  private Partner ended(
      Work work, Partner partner, @Nullable OrganisationId workGoesTo, Officer by) {
    Instant now = now();
    State next = partner.state() == State.PENDING ? State.WITHDRAWN : State.DRAINING;
    Ending ending = new Ending(workGoesTo, by.organisation(), by.officer());
    Partner ended = partner.ended(next, ending, now);
    partners.put(ended);
    entries.byOfficer(work, ended, Act.END_ASKED_FOR, by, now);
    return ended;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
