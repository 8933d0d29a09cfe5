package trm.referral.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.Retention;
import trm.referral.Stamp;
import trm.referral.file.Days;
import trm.referral.file.FactList;

/**
 * What a node still keeps of a case that is over for it, and what of that has had its day. Nothing
 * was withdrawn; the periods of the country's profile run from the last that anybody did.
 */
public final class EndedCase {
  private static final String CLOSED = "CLOSED";
  private final Referral referral;

  private EndedCase(Referral referral) {
    this.referral = referral;
  }

  /**
   * The parts whose last day is over.
   *
   * @param held parts that still have a key
   */
  public static List<Part> due(
      Referral referral, Collection<Part> held, Retention retention, Instant now) {
    return new EndedCase(referral)
        .endedOn()
        .map(ended -> due(ended, held, retention, Days.of(now)))
        .orElse(List.of());
  }

  private static List<Part> due(
      LocalDate ended, Collection<Part> held, Retention retention, LocalDate today) {
    return held.stream()
        .filter(part -> ended.plus(period(part, retention)).isBefore(today))
        .toList();
  }

  private static Period period(Part part, Retention retention) {
    return part.equals(Part.PROCEEDINGS) ? retention.proceedings() : retention.assistance();
  }

  /** The day of the last act, where the case is over; whatever the node does by itself is none. */
  private Optional<LocalDate> endedOn() {
    boolean needed = referral.handovers().isInTransit() || !referral.holds().open().isEmpty();
    if (needed || !isOver()) {
      return Optional.empty();
    }
    return referral.facts().stream()
        .map(Fact::stamp)
        .filter(stamp -> !stamp.officer().equals(Stamp.SYSTEM))
        .map(Stamp::recordedAt)
        .max(Instant::compareTo)
        .map(Days::of);
  }

  private boolean isOver() {
    boolean owesCare = referral.duty().contains(referral.self());
    return owesCare ? isClosedHere() : isClosedHere() || isWithOthers();
  }

  /** This node closed it, and neither took that back nor received the person again. */
  private boolean isClosedHere() {
    boolean closed = false;
    for (Fact fact : referral.facts()) {
      if (fact.stamp().node().equals(referral.self())) {
        closed =
            switch (fact.event()) {
              case StatusTold told -> told.status().equals(CLOSED);
              case ArrivalConfirmed arrival -> false;
              case UnannouncedArrival arrival -> false;
              case trm.referral.ReferralEvent other -> closed;
            };
      }
    }
    return closed;
  }

  /** This node let go of it, or whoever has it now says that it is closed. */
  private boolean isWithOthers() {
    FactList facts = referral.care().facts();
    boolean letGo =
        facts.all(HandoverClosed.class).stream()
            .anyMatch(closed -> closed.node().equals(referral.self()));
    boolean closedThere =
        facts.all(StatusTold.class).reversed().stream()
            .filter(told -> told.node().equals(referral.authority()))
            .limit(1)
            .anyMatch(told -> told.event().status().equals(CLOSED));
    return letGo || closedThere;
  }
}
