package trm.referral;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.Basis.ByConsent;
import trm.referral.Decision.Agreed;
import trm.referral.LocalEvent.ConsentShared;
import trm.referral.LocalEvent.NodeJoined;
import trm.referral.consent.Consent;
import trm.referral.consent.DisclosureBasis;

/**
 * Turns a draft into facts and notices. A node that hears of the case for the first time is first
 * told of the consent under which it hears, so that it knows what it may do with the rest.
 */
final class Disclosing {
  private final Stamp stamp;
  private final Referral referral;
  private final Situation situation;
  private final Set<ReferralEvent> meetings = new LinkedHashSet<>();
  private final List<Notice> notices = new ArrayList<>();

  private Disclosing(Stamp stamp, Referral referral, Situation situation) {
    this.stamp = stamp;
    this.referral = referral;
    this.situation = situation;
  }

  static Agreed agree(Draft draft, Stamp stamp, Referral referral, Situation situation) {
    Disclosing disclosing = new Disclosing(stamp, referral, situation);
    draft.tellings().forEach(disclosing::tell);
    List<Fact> facts = new ArrayList<>();
    disclosing.meetings.forEach(meeting -> facts.add(new Fact(meeting, stamp)));
    draft.events().forEach(event -> facts.add(new Fact(event, stamp)));
    return new Agreed(facts, disclosing.notices);
  }

  private void tell(Telling telling) {
    Optional<Basis> basis = DisclosureBasis.of(telling, referral, situation);
    basis.ifPresent(ground -> tellOn(ground, telling));
  }

  private void tellOn(Basis ground, Telling telling) {
    if (!referral.peers().includes(telling.to())) {
      meetings.add(new NodeJoined(telling.to()));
    }
    if (ground instanceof ByConsent byConsent) {
      referral.consents().find(byConsent.consent()).ifPresent(c -> tellConsent(c, telling));
    }
    Fact told = new Fact(telling.event(), telling.stamp());
    notices.add(new Notice(told, telling.to(), telling.purpose(), ground));
  }

  /** Once to each receiver, and never back to the node that took it. */
  private void tellConsent(Consent consent, Telling telling) {
    NodeId to = telling.to();
    boolean knows = to.equals(consent.collector()) || referral.peers().wereTold(consent.id(), to);
    if (!knows && meetings.add(new ConsentShared(consent.id(), to))) {
      Fact told = new Fact(consent.terms(), stamp);
      notices.add(new Notice(told, to, telling.purpose(), new ByConsent(consent.id())));
    }
  }
}
