package trm.referral.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.ConsentEvent.ErasureConfirmed;
import trm.referral.ConsentId;
import trm.referral.Draft;
import trm.referral.Kept;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.NodeId;
import trm.referral.Part;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.Situation;
import trm.referral.Stamp;
import trm.referral.Telling;
import trm.referral.file.FactList;

/**
 * What a withdrawal wipes at one node, and what it does not: a court file and the file of a service
 * that still helps the person stay, on a coded ground and until a day that is told.
 */
public final class Erasure {
  /** A court, a prosecutor or a competent authority needs it. */
  public static final String PROCEEDINGS = "PROCEEDINGS";

  /** The person allowed this node to keep it, by a consent of its own. */
  public static final String OWN_CONSENT = "OWN_CONSENT";

  /** This node owes the person care and cannot give it blind. */
  public static final String STATUTORY = "STATUTORY";

  private final ConsentId consent;
  private final Referral referral;
  private final Situation situation;
  private final List<Part> erased = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();

  private Erasure(ConsentId consent, Referral referral, Situation situation) {
    this.consent = consent;
    this.referral = referral;
    this.situation = situation;
  }

  /** What this node does when the consent is withdrawn now. */
  public static ErasureCarriedOut atWithdrawal(
      ConsentId consent, Referral referral, Situation situation) {
    return new Erasure(consent, referral, situation).carryOut(referral.handovers().isInTransit());
  }

  /** What was put off while the person travelled, once she has arrived, and who is told. */
  public static Draft atArrival(Referral referral, Situation situation, Stamp stamp) {
    List<ReferralEvent> done = new ArrayList<>();
    List<Telling> tellings = new ArrayList<>();
    for (Consent consent : referral.consents().all()) {
      if (isPutOff(consent.id(), referral)) {
        ErasureCarriedOut erasure = new Erasure(consent.id(), referral, situation).carryOut(false);
        done.add(erasure);
        tellings.addAll(confirm(erasure, referral, stamp));
      }
    }
    return new Draft(done, tellings);
  }

  /** The answer goes to the peer that told of the withdrawal, if it was one. */
  private static List<Telling> confirm(ErasureCarriedOut done, Referral referral, Stamp stamp) {
    return referral.care().facts().all(ConsentWithdrawn.class).stream()
        .filter(withdrawn -> withdrawn.event().consentId().equals(done.consentId()))
        .filter(withdrawn -> !withdrawn.node().equals(referral.self()))
        .limit(1)
        .map(told -> new Telling(confirmation(done), told.node(), Purposes.PROTECTION, stamp))
        .toList();
  }

  /** The answer to the node that told of the withdrawal. */
  public static ErasureConfirmed confirmation(ErasureCarriedOut done) {
    return new ErasureConfirmed(done.consentId(), done.kept(), done.cleanFrom());
  }

  private static boolean isPutOff(ConsentId consent, Referral referral) {
    Optional<ErasureCarriedOut> last =
        referral.care().facts().all(ErasureCarriedOut.class).reversed().stream()
            .map(done -> done.event())
            .filter(done -> done.consentId().equals(consent))
            .findFirst();
    return last.filter(done -> keeps(done, Part.of(consent))).isPresent();
  }

  private static boolean keeps(ErasureCarriedOut done, Part part) {
    return done.kept().stream().anyMatch(kept -> kept.part().equals(part.name()));
  }

  private ErasureCarriedOut carryOut(boolean inTransit) {
    if (inTransit) {
      keep(Part.of(consent), STATUTORY, situation.retention().assistanceUntil(situation.now()));
    } else {
      erased.add(Part.of(consent));
    }
    decideOnProceedings();
    decideOnOwn();
    LocalDate cleanFrom = situation.retention().cleanFrom(situation.now());
    return new ErasureCarriedOut(consent, List.copyOf(erased), List.copyOf(kept), cleanFrom);
  }

  private void decideOnProceedings() {
    FactList facts = referral.care().facts();
    boolean needed =
        facts.any(HoldPlaced.class)
            || facts.any(IdentificationDecided.class)
            || facts.any(ProceedingsNotice.class);
    if (needed) {
      LocalDate until = situation.retention().proceedingsUntil(situation.now());
      keep(Part.PROCEEDINGS, PROCEEDINGS, until);
    }
  }

  private void decideOnOwn() {
    NodeId self = referral.self();
    LocalDate until = situation.retention().assistanceUntil(situation.now());
    if (!referral.duty().contains(self)) {
      erased.add(Part.OWN);
    } else if (referral.consents().hasOwnBeside(consent, self, situation.now())) {
      keep(Part.OWN, OWN_CONSENT, until);
    } else {
      keep(Part.OWN, STATUTORY, until);
    }
  }

  private void keep(Part part, String ground, LocalDate until) {
    kept.add(new Kept(part.name(), ground, until));
  }
}
