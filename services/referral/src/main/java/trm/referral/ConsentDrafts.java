package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.LocalEvent.ConsentShared;
import trm.referral.consent.Consent;
import trm.referral.consent.Purposes;
import trm.referral.consent.Withdrawal;
import trm.referral.profile.Term;

/** What the person's word brings about. */
record ConsentDrafts(Drafting drafting) {

  Draft of(ConsentCommand command) {
    return switch (command) {
      case GiveConsent c -> give(c);
      case NarrowConsent c -> narrow(c);
      case WithdrawConsent c -> withdraw(c);
    };
  }

  private ConsentGiven given(GiveConsent c) {
    return new ConsentGiven(
        new ConsentId(drafting.freshId()),
        c.subject(),
        c.givenBy(),
        c.purposes(),
        c.receivers(),
        c.classes(),
        c.exceptions(),
        c.language(),
        c.interpreter(),
        c.evidenceDigest(),
        c.validFrom(),
        validUntil(c),
        c.replacesExceptionsOf());
  }

  /** Who knows an exception is told of what the person put in its place. */
  private Draft give(GiveConsent c) {
    ConsentGiven given = given(c);
    Set<NodeId> knowing =
        c.replacesExceptionsOf() == null ? Set.of() : whoKnows(c.replacesExceptionsOf());
    ReferralEvent[] shared =
        knowing.stream()
            .map(node -> new ConsentShared(given.consentId(), node))
            .toArray(ReferralEvent[]::new);
    return drafting.tell(given, knowing, Purposes.PROTECTION).and(Draft.of(shared));
  }

  /** Another's word for a child ends at eighteen, at every node; none of them learns the day. */
  private Instant validUntil(GiveConsent c) {
    Instant asked = asked(c);
    return c.givenBy().equals("PERSON")
        ? asked
        : drafting
            .referral()
            .care()
            .adultOn()
            .map(ConsentDrafts::startOf)
            .filter(adulthood -> adulthood.isBefore(asked) && bounds(adulthood, c))
            .orElse(asked);
  }

  /** A guardian speaks for children alone; a court may name a representative of an adult. */
  private static boolean bounds(Instant adulthood, GiveConsent c) {
    return c.givenBy().equals("GUARDIAN") || c.validFrom().isBefore(adulthood);
  }

  private Instant asked(GiveConsent c) {
    return c.validUntil() != null
        ? c.validUntil()
        : drafting.provisions().end(Term.CONSENT_VALIDITY, c.validFrom());
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Draft narrow(NarrowConsent c) {
    ConsentNarrowed narrowed =
        new ConsentNarrowed(
            c.consentId(), c.purposes(), c.receivers(), c.classes(), c.exceptions());
    return drafting.tell(narrowed, whoKnows(c.consentId()), Purposes.PROTECTION);
  }

  private Set<NodeId> whoKnows(ConsentId id) {
    Referral referral = drafting.referral();
    Set<NodeId> knowing = new TreeSet<>(referral.peers().toldOf(id));
    referral.consents().find(id).map(Consent::collector).ifPresent(knowing::add);
    knowing.remove(referral.self());
    return knowing;
  }

  private Draft withdraw(WithdrawConsent c) {
    ConsentWithdrawn withdrawn =
        new ConsentWithdrawn(c.consentId(), scope(c), drafting.order().stamp().occurredAt());
    return drafting
        .tellEveryone(withdrawn, Purposes.PROTECTION)
        .and(
            new Withdrawal(withdrawn, drafting.referral(), drafting.situation())
                .consequences(drafting.order().stamp()));
  }

  /**
   * A guardian's or other representative's withdrawal for a child only suspends until the child
   * authority has looked at it. No such authority ever looks at an adult's: there it counts.
   */
  private String scope(WithdrawConsent c) {
    boolean others =
        drafting.referral().consents().find(c.consentId()).filter(Consent::isByAnother).isPresent();
    boolean decided = drafting.situation().actingKind() == OrganisationKind.CHILD_AUTHORITY;
    return others && !decided && drafting.isChild() ? Withdrawal.SUSPENDED : c.scope();
  }
}
