package trm.referral.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.DeadlineId;
import trm.referral.DirectoryView;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.Referral;
import trm.referral.RequestId;
import trm.referral.file.FactList.Stated;
import trm.referral.profile.Provisions;

/**
 * Every deadline of one node's copy of a case, running or ended. The same facts under the same
 * provisions always give the same deadlines, whatever the time is.
 */
public final class Deadlines {
  /**
   * Counts how this release derives them, so that what a node keeps for its lists is made anew when
   * that changes.
   */
  public static final int EDITION = 2;

  private final Copy copy;
  private final List<Deadline> all;

  private Deadlines(Copy copy) {
    this.copy = copy;
    this.all =
        Stream.of(
                new CaseDeadlines(copy).all(),
                new CareDeadlines(copy).all(),
                new DocumentDeadlines(copy).all(),
                new EmergencyDeadlines(copy).all(),
                new RequestDeadlines(copy).all(),
                new HandoverDeadlines(copy).all(),
                new ReturnDeadlines(copy).all())
            .flatMap(deadlines -> deadlines)
            .sorted(
                Comparator.comparing(Deadline::dueAt)
                    .thenComparing(deadline -> deadline.id().value()))
            .toList();
  }

  /** The deadlines of a copy; none where the case has not begun. */
  public static Deadlines of(Referral referral, Provisions provisions, DirectoryView directory) {
    return new Deadlines(new Copy(referral, provisions, directory));
  }

  /** All of them, the first due first. */
  public List<Deadline> all() {
    return all;
  }

  /** What is still owed, in time or not. */
  public List<Deadline> owed() {
    return all.stream().filter(Deadline::isOwed).toList();
  }

  /** One of them; where several facts name one thing, the newest. */
  public Optional<Deadline> find(DeadlineId id) {
    return all.stream()
        .filter(deadline -> deadline.id().equals(id))
        .max(Comparator.comparing(Deadline::since));
  }

  /** What a peer waits for under a request, as long as the ball is here. */
  public Optional<Deadline> owedUnder(RequestId request) {
    String first = "request:" + request;
    return owed().stream()
        .filter(deadline -> deadline.kind() == Kind.REQUEST)
        .filter(
            deadline ->
                deadline.id().value().equals(first)
                    || deadline.id().value().startsWith(first + ":"))
        .findFirst();
  }

  /** Who has been told that it is overdue, in the order in which they were. */
  public List<EscalationRaised> raised(Deadline deadline) {
    return copy.facts().all(EscalationRaised.class).stream()
        .map(Stated::event)
        .filter(raised -> raised.deadline().equals(deadline.id()))
        .filter(raised -> raised.dueAt().equals(deadline.dueAt()))
        .toList();
  }

  /** Who is to be told now and was not: each rung once, lowest first, and none of what ended. */
  public List<EscalationRaised> toRaise(Deadline deadline, Instant now) {
    return new Ladder(copy, deadline, raised(deadline))
        .left()
        .takeWhile(step -> !step.at().isAfter(now))
        .map(Ladder.Step::raised)
        .toList();
  }

  /** When the next rung is reached; empty at the top of the ladder, and of what ended. */
  public Optional<Instant> nextRungAt(Deadline deadline) {
    return new Ladder(copy, deadline, raised(deadline)).left().map(Ladder.Step::at).findFirst();
  }
}
