package trm.referral.consent;

import java.util.List;
import trm.referral.ClearanceId;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.Draft;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.Referral;
import trm.referral.ReturnEvent.ClearanceRevoked;
import trm.referral.Situation;
import trm.referral.Stamp;
import trm.referral.Telling;
import trm.referral.file.Handover;
import trm.referral.file.Handover.Stage;

/** What follows at one node when a consent is withdrawn there or anywhere. */
public record Withdrawal(ConsentWithdrawn withdrawn, Referral referral, Situation situation) {
  /**
   * The scope of a guardian's withdrawal until the child authority has decided: nothing is erased.
   */
  public static final String SUSPENDED = "SUSPENDED";

  /**
   * An offer that rested on it is revoked, and a clearance; what was received under it is erased.
   * Nothing rested on a consent to be counted: whoever takes only that back loses nothing by it.
   */
  public Draft consequences(Stamp stamp) {
    return isOfStatisticsAlone() ? Draft.nothing() : whatRestedOnIt(stamp);
  }

  private boolean isOfStatisticsAlone() {
    return referral
        .consents()
        .find(withdrawn.consentId())
        .filter(Consent::isForStatisticsAlone)
        .isPresent();
  }

  private Draft whatRestedOnIt(Stamp stamp) {
    Draft revocation =
        referral
            .handovers()
            .ownUnderWay(situation.now())
            .filter(handover -> handover.stage() != Stage.DEPARTED && endsTheReturn())
            .map(handover -> revoke(handover, stamp))
            .orElse(Draft.nothing())
            .and(clearancesRevoked(stamp));
    return isSuspension() ? revocation : revocation.and(Draft.of(erasure()));
  }

  /** Whether it is a guardian's, on which nothing is erased yet. */
  public boolean isSuspension() {
    return withdrawn.scope().equals(SUSPENDED);
  }

  /** What this node erases and keeps. */
  public ErasureCarriedOut erasure() {
    return Erasure.atWithdrawal(withdrawn.consentId(), referral, situation);
  }

  private boolean endsTheReturn() {
    return referral.consents().all().stream()
        .filter(consent -> !consent.id().equals(withdrawn.consentId()))
        .noneMatch(consent -> consent.serves(Purposes.RETURN, situation.now()));
  }

  /** A node on the way acts on this node's word, which rested on the consent. */
  private Draft clearancesRevoked(Stamp stamp) {
    return referral.responsibility().isHere() && endsTheReturn()
        ? referral.care().clearancesOf(referral.self()).stream()
            .map(given -> revoke(given.clearanceId(), stamp))
            .reduce(Draft.nothing(), Draft::and)
        : Draft.nothing();
  }

  private Draft revoke(ClearanceId clearance, Stamp stamp) {
    ClearanceRevoked revoked = new ClearanceRevoked(clearance);
    return Draft.of(revoked)
        .telling(
            Telling.toAll(revoked, referral.peers().addressees(clearance), Purposes.RETURN, stamp));
  }

  private static Draft revoke(Handover handover, Stamp stamp) {
    OfferRevoked revoked = new OfferRevoked(handover.id(), "CONSENT_WITHDRAWN");
    List<Telling> tellings =
        handover.candidates().stream()
            .map(node -> new Telling(revoked, node, Purposes.RETURN, stamp))
            .toList();
    return new Draft(List.of(revoked), tellings);
  }
}
