package trm.referral.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import trm.referral.Basis;
import trm.referral.Basis.ByConsent;
import trm.referral.Basis.NotificationDuty;
import trm.referral.Basis.RiskToLife;
import trm.referral.Basis.StatutoryChildProtection;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.HandoverEvent.UnplannedDeparture;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.Referral;
import trm.referral.SafetyEvent.MissingPerson;
import trm.referral.SafetyEvent.RiskAlert;
import trm.referral.Situation;
import trm.referral.Telling;

/** On which ground something may be told to another node, looked for anew for each receiver. */
public final class DisclosureBasis {
  private DisclosureBasis() {}

  /** The ground, if there is one: safety first, then duty, then the person's consent. */
  public static Optional<Basis> of(Telling telling, Referral referral, Situation situation) {
    Optional<Basis> safety = safety(telling.event());
    if (safety.isPresent()) {
      return safety;
    }
    return isMereNotification(telling, referral, situation)
        ? Optional.of(new NotificationDuty())
        : consent(telling, referral, situation);
  }

  /** A gate must not silence: what warns, or tells of what already happened, needs no consent. */
  private static Optional<Basis> safety(CrossingEvent event) {
    return switch (event) {
      case RiskAlert alert -> Optional.of(new RiskToLife(alert.basis()));
      case MissingPerson missing ->
          Optional.of(
              missing.minor().held().orElse(false)
                  ? new StatutoryChildProtection()
                  : new RiskToLife("MISSING"));
      case UnannouncedArrival arrival -> Optional.of(new RiskToLife("UNANNOUNCED_ARRIVAL"));
      case UnplannedDeparture departure -> Optional.of(new RiskToLife("UNPLANNED_DEPARTURE"));
      case CrossingEvent other -> Optional.empty();
    };
  }

  /** Tells nothing about the person, to a node that already is one of the case. */
  public static boolean isMereNotification(
      Telling telling, Referral referral, Situation situation) {
    return referral.peers().includes(telling.to())
        && Contents.of(telling.event()).isEmpty()
        && !isHersToAllow(telling, referral, situation);
  }

  /** That she is in proceedings, told to her own state or to whom she excepted, can harm her. */
  private static boolean isHersToAllow(Telling telling, Referral referral, Situation situation) {
    return telling.event() instanceof ProceedingsNotice
        && situation
            .directory()
            .find(telling.to())
            .filter(
                to -> to.isOriginAuthority() || referral.consents().ruleOut(to, situation.now()))
            .isPresent();
  }

  /**
   * The consent under which all of it may be told; empty where one would leave something out. For
   * what no officer looks at again before it goes.
   */
  public static Optional<Basis> ofAll(Telling telling, Referral referral, Situation situation) {
    return consent(telling, Contents.of(telling.event()), referral, situation);
  }

  /** One that covers everything, or else one under which what it does not cover is left out. */
  private static Optional<Basis> consent(Telling telling, Referral referral, Situation situation) {
    return ofAll(telling, referral, situation)
        .or(() -> consent(telling, Set.of(), referral, situation));
  }

  private static Optional<Basis> consent(
      Telling telling, Set<DisclosureClass> classes, Referral referral, Situation situation) {
    Instant now = situation.now();
    return situation
        .directory()
        .find(telling.to())
        .flatMap(to -> referral.consents().permitting(to, classes, telling.purpose(), now))
        .map(consent -> new ByConsent(consent.id()));
  }
}
