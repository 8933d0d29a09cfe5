package trm.referral.deadline;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.NodeId;
import trm.referral.profile.Rung;

/** The rungs of the profile's ladder that one overdue matter has not reached yet. */
record Ladder(Copy copy, Deadline deadline, List<EscalationRaised> raised) {

  /** One rung, and when it is reached. */
  record Step(Instant at, EscalationRaised raised) {}

  /** Lowest first. A rung waits for the one below it, even if the profile gives it less time. */
  Stream<Step> left() {
    List<String> told = raised.stream().map(EscalationRaised::rung).toList();
    return deadline.isOwed()
        ? copy.provisions().profile().ladder().value().stream()
            .filter(rung -> !told.contains(rung.who().name()))
            .map(this::step)
        : Stream.empty();
  }

  private Step step(Rung rung) {
    return new Step(
        at(rung), new EscalationRaised(deadline.id(), rung.who().name(), deadline.dueAt()));
  }

  private Instant at(Rung rung) {
    return copy.provisions()
        .after(deadline.dueAt(), rung.after(), territory(), copy.isChild(deadline.since()));
  }

  private @Nullable String territory() {
    NodeId peer = deadline.owedBy().equals(copy.self()) ? deadline.owedTo() : deadline.owedBy();
    return copy.territory(peer);
  }
}
