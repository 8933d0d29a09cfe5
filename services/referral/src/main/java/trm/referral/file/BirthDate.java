package trm.referral.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.Departed;
import trm.referral.Identity;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.NodeId;
import trm.referral.ReferralEvent;

/**
 * The person's date of birth, of all that were stated. A correction goes before a statement; but
 * nobody is made older by a peer's word alone, since every safeguard of a child would fall with it
 * and no officer here have looked.
 */
final class BirthDate {
  private final List<Fact> facts;
  private final Optional<NodeId> keeper;

  BirthDate(FactList list) {
    this.facts = list.facts();
    this.keeper = list.keeper();
  }

  /** The one that counts. */
  Optional<LocalDate> counting() {
    Optional<LocalDate> counting = stated();
    for (Fact fact : facts) {
      Optional<LocalDate> before = counting;
      counting = corrected(fact).filter(born -> counts(born, fact, before)).or(() -> before);
    }
    return counting;
  }

  /** What a peer states of whom this node knows already is held to the same as its correction. */
  private Optional<LocalDate> stated() {
    Optional<LocalDate> counting = Optional.empty();
    for (Fact fact : facts) {
      Optional<LocalDate> before = counting;
      counting =
          date(identity(fact.event()))
              .filter(born -> before.isEmpty() || counts(born, fact, before))
              .or(() -> before);
    }
    return counting;
  }

  private static Guarded<Identity> identity(ReferralEvent event) {
    return switch (event) {
      case IntakeRecorded intake -> intake.identity();
      case RequestMade asked -> asked.identity();
      case DataAdded added -> added.identity();
      case Departed departed -> departed.identity();
      case ReferralEvent other -> Guarded.withheld();
    };
  }

  private static Optional<LocalDate> corrected(Fact fact) {
    return fact.event() instanceof FactCorrected correction
        ? date(correction.identity())
        : Optional.empty();
  }

  private static Optional<LocalDate> date(Guarded<Identity> identity) {
    return identity.held().map(Identity::birthDate).filter(Objects::nonNull);
  }

  private boolean counts(LocalDate born, Fact fact, Optional<LocalDate> before) {
    return isOwn(fact) || isFound(fact) || before.map(born::isAfter).orElse(isAChilds(born, fact));
  }

  private static boolean isAChilds(LocalDate born, Fact fact) {
    return Days.of(fact.stamp().occurredAt()).isBefore(born.plusYears(18));
  }

  /** Who corrected the date found the person in its registers, or this node did with that date. */
  private boolean isFound(Fact correction) {
    NodeId corrector = correction.stamp().node();
    return facts.stream()
            .filter(fact -> fact.stamp().node().equals(corrector))
            .anyMatch(BirthDate::finds)
        || facts.subList(facts.indexOf(correction), facts.size()).stream()
            .filter(this::isOwn)
            .anyMatch(BirthDate::finds);
  }

  private static boolean finds(Fact fact) {
    return fact.event() instanceof AnswerGiven answer
        && answer.kind().equals("NATIONALITY_AND_IDENTITY")
        && answer.outcome().equals("CONFIRMED");
  }

  /**
   * Whether this ends a doubt about the date: an officer of this node corrected it, or the origin
   * found the person in its registers.
   */
  boolean isSettledBy(Fact fact) {
    return finds(fact) || (isOwn(fact) && corrected(fact).isPresent());
  }

  private boolean isOwn(Fact fact) {
    return keeper.filter(fact.stamp().node()::equals).isPresent();
  }
}
