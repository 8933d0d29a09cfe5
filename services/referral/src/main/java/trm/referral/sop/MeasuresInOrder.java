package trm.referral.sop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.RevokeIdentification;
import trm.referral.Command;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.file.Days;
import trm.referral.measure.CarriedOut;
import trm.referral.measure.MeasureOf;
import trm.referral.profile.Provisions;
import trm.referral.profile.Recovery;
import trm.referral.profile.Sourced;

/**
 * The order in which a country's law has its measures carried out. It binds where the case began: a
 * node that was told of it does not see what was done before. It stands before no measure that
 * protects and before no command that warns, stops, corrects or ends something, since whoever is in
 * danger cannot wait for her papers.
 */
final class MeasuresInOrder {
  private static final Set<String> PROTECTING =
      Set.of(
          "M1.2", "M1.3", "M1.4", "M1.5", "M2.4", "M3.4", "M3.5", "M4.8", "M4.11", "M5.4", "M5.8");
  private static final String REFLECTION = "M1.5";
  private static final String BEST_INTERESTS = "M4.6";

  private final Question<? extends Command> q;
  private final Provisions provisions;

  private MeasuresInOrder(Question<? extends Command> q) {
    this.q = q;
    this.provisions = q.situation().provisions();
  }

  /** The first measure that should have been carried out before what is asked for. */
  static Optional<String> missing(Question<? extends Command> q) {
    return new MeasuresInOrder(q).missing();
  }

  private Optional<String> missing() {
    Sourced<List<String>> order = provisions.profile().order();
    String measure = MeasureOf.command(q.command(), q.referral());
    int place = order.value().indexOf(measure);
    boolean free = isAlwaysFree(q.command(), q.referral()) || PROTECTING.contains(measure);
    return !order.isBinding() || free || place < 0 || !q.referral().care().beganHere()
        ? Optional.empty()
        : order.value().subList(0, place).stream().filter(this::isMissing).findFirst();
  }

  private boolean isMissing(String measure) {
    return provisions.applies(measure)
        && isForThePerson(measure)
        && !new CarriedOut(q.referral()).has(measure);
  }

  /** Nobody waits for what her country has for others alone. */
  private boolean isForThePerson(String measure) {
    boolean child = q.referral().care().isPresumedChild(Days.of(q.situation().now()));
    return switch (measure) {
      case BEST_INTERESTS -> child;
      case REFLECTION -> provisions.recovery(child).value() instanceof Recovery.ReflectionPeriod;
      default -> true;
    };
  }

  private static boolean isAlwaysFree(Command command, Referral referral) {
    return CaseLaw.isNews(command)
        || takesIntoCare(command, referral)
        || command instanceof NarrowConsent
        || command instanceof CorrectFact
        || command instanceof RevokeIdentification
        || command instanceof RevokeOffer
        || command instanceof RevokeClearance
        || command instanceof DeclineHandover
        || command instanceof GiveFeedback
        || (command instanceof TellStatus told && !isOrdinaryClosing(told));
  }

  /** Who is taken back, in danger or already there is not kept waiting by anybody's list. */
  private static boolean takesIntoCare(Command command, Referral referral) {
    return command instanceof AcceptHandover
        || (command instanceof OfferTurn turn && Sop2Assistance.isInDanger(turn))
        || (command instanceof OfferHandover offer && HandoverLaw.isAlreadyThere(offer, referral));
  }

  /** Where a matter stands may always be told, and a death waits for nothing. */
  private static boolean isOrdinaryClosing(TellStatus told) {
    return told.status().equals("CLOSED") && !"DIED".equals(told.reason());
  }
}
