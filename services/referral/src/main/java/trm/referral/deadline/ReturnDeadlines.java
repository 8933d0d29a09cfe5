package trm.referral.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.NodeId;
import trm.referral.ReferralEvent;
import trm.referral.file.Days;
import trm.referral.file.FactList.Stated;
import trm.referral.file.Handover;

/** What is owed once the person has arrived: by the sender, and by the receiver. */
record ReturnDeadlines(Copy copy) {
  private static final String RECEPTION = "M4.11";
  private static final String REINTEGRATION = "M4.12";
  private static final String FOLLOWING_UP = "M4.13";

  Stream<Deadline> all() {
    return copy.referral().handovers().all().stream().flatMap(this::of);
  }

  private Stream<Deadline> of(Handover handover) {
    Optional<NodeId> sender = handover.sender();
    Optional<HandoverOffered> offer = handover.offer();
    return handover.steps().all(ArrivalConfirmed.class).stream()
        .limit(1)
        .filter(arrival -> sender.isPresent() && offer.isPresent())
        .map(arrival -> new Arrived(handover, arrival, sender.orElseThrow(), offer.orElseThrow()))
        .filter(arrived -> arrived.sender.equals(copy.self()) || arrived.isHere())
        .flatMap(Arrived::all);
  }

  /** One arrival that this node was a side of. */
  private final class Arrived {
    private final Handover handover;
    private final Stated<ArrivalConfirmed> arrival;
    private final NodeId sender;
    private final HandoverOffered offer;

    Arrived(
        Handover handover, Stated<ArrivalConfirmed> arrival, NodeId sender, HandoverOffered offer) {
      this.handover = handover;
      this.arrival = arrival;
      this.sender = sender;
      this.offer = offer;
    }

    private NodeId receiver() {
      return arrival.node();
    }

    private NodeId peer() {
      return isHere() ? sender : receiver();
    }

    boolean isHere() {
      return receiver().equals(copy.self());
    }

    Stream<Deadline> all() {
      Stream<Deadline> both = Stream.concat(closing().stream(), feedback().stream());
      return offer.finalDestination()
          ? Stream.of(both, followUps(), plan().stream()).flatMap(some -> some)
          : both;
    }

    private Optional<Deadline> closing() {
      return due(RECEPTION)
          .map(due -> between("closing:", Kind.CLOSING, RECEPTION, due, sender, receiver()))
          .map(owed -> endedBy(owed, HandoverClosed.class));
    }

    private Optional<Deadline> feedback() {
      return due(FOLLOWING_UP)
          .map(due -> between("feedback:", Kind.FEEDBACK, FOLLOWING_UP, due, receiver(), sender))
          .map(owed -> endedBy(owed, FeedbackGiven.class))
          .map(this::unlessClosed);
    }

    private Optional<Due> due(String measure) {
      return copy.within(measure, peer(), Copy.recordedAt(arrival));
    }

    private Deadline between(String id, Kind kind, String measure, Due due, NodeId by, NodeId to) {
      return copy.between(id + handover.id(), kind, measure, arrival, due, by, to);
    }

    private Deadline endedBy(Deadline owed, Class<? extends ReferralEvent> type) {
      return handover.steps().all(type).stream()
          .findFirst()
          .map(Copy::recordedAt)
          .map(owed::answeredAt)
          .orElse(owed);
    }

    private Deadline unlessClosed(Deadline owed) {
      return copy.over(receiver(), arrival).map(owed::notOwedSince).orElse(owed);
    }

    /** One after the other: a report says when the next is due, or the profile does. */
    private Stream<Deadline> followUps() {
      List<Deadline> all = new ArrayList<>();
      Stated<?> began = arrival;
      LocalDate on = interval(arrivedOn());
      for (Stated<FollowUpReported> report : reports()) {
        if (on == null) {
          break;
        }
        all.add(followUp(all.size() + 1, began, on).answeredAt(Copy.recordedAt(report)));
        LocalDate next = report.event().nextDueOn();
        on = next == null ? interval(later(on, report.event().dueOn())) : next;
        began = report;
      }
      if (on != null) {
        all.add(unlessClosed(followUp(all.size() + 1, began, on)));
      }
      return all.stream();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    private List<Stated<FollowUpReported>> reports() {
      return copy.later(arrival).all(FollowUpReported.class).stream()
          .filter(report -> report.node().equals(receiver()))
          .toList();
    }

    private Deadline followUp(int number, Stated<?> began, LocalDate on) {
      String id = "follow-up:" + handover.id() + ":" + number;
      Due due =
          on.equals(interval(on.minusDays(1)))
              ? Copy.due(Copy.endOf(on), copy.provisions().followUps(territory(), isChild()))
              : Due.stated(Copy.endOf(on));
      return copy.between(id, Kind.FOLLOW_UP, FOLLOWING_UP, began, due, receiver(), sender);
    }

    private @Nullable LocalDate interval(LocalDate after) {
      return copy.provisions()
          .nextFollowUp(arrivedOn(), after, territory(), isChild())
          .orElse(null);
    }

    private LocalDate arrivedOn() {
      return Days.of(arrival.event().arrivedAt());
    }

    private @Nullable String territory() {
      return copy.territory(peer());
    }

    private boolean isChild() {
      return copy.isChild(Copy.recordedAt(arrival));
    }

    /** The plan that was made before the return is refined with the person after it. */
    private Optional<Deadline> plan() {
      return isHere() ? due(REINTEGRATION).map(this::plan) : Optional.empty();
    }

    private Deadline plan(Due due) {
      Deadline owed = between("plan:", Kind.PLAN, REINTEGRATION, due, copy.self(), copy.self());
      return copy.later(arrival).all(PlanShared.class).stream()
          .filter(copy::isOwn)
          .findFirst()
          .map(Copy::recordedAt)
          .map(owed::answeredAt)
          .orElse(unlessClosed(owed));
    }
  }
}
