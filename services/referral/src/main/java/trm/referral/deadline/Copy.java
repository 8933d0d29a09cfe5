package trm.referral.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.DeadlineId;
import trm.referral.DirectoryView;
import trm.referral.DirectoryView.NodeView;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.Stamp;
import trm.referral.deadline.Due.Ground;
import trm.referral.file.Days;
import trm.referral.file.FactList;
import trm.referral.file.FactList.Stated;
import trm.referral.measure.Measures;
import trm.referral.profile.Provisions;
import trm.referral.profile.Sourced;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;

/** One node's copy of a case, and what its country says of time. */
record Copy(Referral referral, Provisions provisions, DirectoryView directory) {

  NodeId self() {
    return referral.self();
  }

  FactList facts() {
    return referral.care().facts();
  }

  boolean isOwn(Stated<?> stated) {
    return stated.node().equals(self());
  }

  /**
   * When a measure that begins at a moment is due, on the calendars of both countries; empty where
   * nothing is due.
   */
  Optional<Due> within(String measure, NodeId peer, Instant from) {
    String territory = territory(peer);
    boolean child = isChild(from);
    return provisions.applies(measure)
        ? provisions
            .limit(measure, territory, child)
            .map(limit -> due(provisions.after(from, limit.value(), territory, child), limit))
        : Optional.empty();
  }

  static Due due(Instant at, Sourced<?> source) {
    Ground ground = source.isBinding() ? Ground.LAW : Ground.NEUTRAL_DEFAULT;
    return new Due(at, ground, source.source());
  }

  /** The last day that somebody named; where it is the profile's own, it rests on that. */
  Due untilEndOf(LocalDate day, Term term, LocalDate from) {
    Sourced<TimeLimit> limit = provisions.profile().term(term);
    return provisions.end(term, from).equals(day) ? due(endOf(day), limit) : Due.stated(endOf(day));
  }

  static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The territory of another node; this node's own counts on its own calendar alone. */
  @Nullable String territory(NodeId node) {
    return node.equals(self()) ? null : directory.find(node).map(NodeView::territory).orElse(null);
  }

  /**
   * Whether the person counted as a child then. Asked of the day on which something began, so that
   * no deadline moves because a birthday passed.
   */
  boolean isChild(Instant at) {
    return referral.care().isPresumedChild(Days.of(at));
  }

  /** Something that this node owes by itself. */
  Deadline own(String id, Kind kind, String measure, Stated<?> began, Due due) {
    return between(id, kind, measure, began, due, self(), self());
  }

  Deadline between(
      String id, Kind kind, String measure, Stated<?> began, Due due, NodeId by, NodeId to) {
    return new Deadline(
        new DeadlineId(id),
        kind,
        measure,
        began.fact().stamp().recordedAt(),
        due,
        by,
        to,
        desk(measure, began),
        null,
        null);
  }

  /** Whoever has the case in hand; else whoever of this node began the matter. */
  private Desk desk(String measure, Stated<?> began) {
    Stamp stamp = began.fact().stamp();
    boolean officer = isOwn(began) && !stamp.officer().equals(Stamp.SYSTEM);
    OrganisationId beginner = officer ? stamp.organisation() : null;
    return desk(measure, referral.turnHolder().orElse(beginner));
  }

  Desk desk(String measure, @Nullable OrganisationId organisation) {
    return new Desk(
        organisation,
        Measures.find(measure)
            .map(known -> provisions.profile().terms(known.code()).performers().value())
            .orElse(Set.of()));
  }

  /**
   * From when on a node is done with what began before: it let go of the person, or its last word
   * on the case is that it is closed.
   */
  Optional<Instant> over(NodeId node, Stated<?> began) {
    FactList later = later(began);
    List<Stated<?>> ends = new ArrayList<>(later.all(HandoverClosed.class));
    if (referral.care().isClosedBy(node)) {
      later.all(StatusTold.class).stream()
          .filter(told -> told.event().status().equals("CLOSED"))
          .forEach(ends::add);
    }
    return ends.stream()
        .filter(stated -> stated.node().equals(node))
        .map(Copy::recordedAt)
        .min(Instant::compareTo);
  }

  /** The deadline, ended where this node is done with the case. */
  Deadline unlessOver(Deadline deadline, Stated<?> began) {
    return over(self(), began).map(deadline::notOwedSince).orElse(deadline);
  }

  /**
   * The facts that this node wrote after one. Asked instead of their times, since the clocks of two
   * nodes may differ.
   */
  FactList later(Stated<?> stated) {
    return facts().after(stated.fact());
  }

  static Instant recordedAt(Stated<?> stated) {
    return stated.fact().stamp().recordedAt();
  }
}
