package trm.referral.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.referral.DeadlineId;
import trm.referral.NodeId;

/**
 * One thing that is owed by a time.
 *
 * @param measure under which it is owed
 * @param since when it began to be owed
 * @param owedBy the node that owes it
 * @param owedTo the node that asked for it, or waits for it; the same where it is owed inside
 * @param desk on whose desk at this node it lies
 * @param asks what kind of request waits, where it is one; absent otherwise
 * @param end how it ended; absent while it is owed
 */
public record Deadline(
    DeadlineId id,
    Kind kind,
    String measure,
    Instant since,
    Due due,
    NodeId owedBy,
    NodeId owedTo,
    Desk desk,
    @Nullable String asks,
    @Nullable End end) {

  /** Where it stands. */
  public enum State {
    OPEN,
    /** Its time is over. That is told to people, and never taken as a refusal. */
    OVERDUE,
    ANSWERED,
    ANSWERED_LATE,
    /** It ended unanswered, because nobody is owed it any longer. */
    NOT_OWED
  }

  /** How it ended, and when. */
  record End(Instant at, State state) {}

  /** When it is due, or was. */
  public Instant dueAt() {
    return due.at();
  }

  /** Whether it is still owed, in time or not. */
  public boolean isOwed() {
    return end == null;
  }

  /** Where it stands at a moment. */
  public State state(Instant now) {
    if (end != null) {
      return end.state();
    }
    return now.isBefore(dueAt()) ? State.OPEN : State.OVERDUE;
  }

  /** When it ended; absent while it is owed. */
  public @Nullable Instant endedAt() {
    return end == null ? null : end.at();
  }

  /** The same, begun at another time than it was written down. */
  Deadline begunAt(Instant at) {
    return new Deadline(id, kind, measure, at, due, owedBy, owedTo, desk, asks, end);
  }

  /** The same, on another desk of this node. */
  Deadline onDeskOf(Desk other) {
    return new Deadline(id, kind, measure, since, due, owedBy, owedTo, other, asks, end);
  }

  /** The same, due earlier for something that stands in the case. */
  Deadline dueAlready(Instant at) {
    return new Deadline(id, kind, measure, since, Due.stated(at), owedBy, owedTo, desk, asks, end);
  }

  /** The same, with the kind of request that waits. */
  Deadline asking(String kindOfRequest) {
    return new Deadline(id, kind, measure, since, due, owedBy, owedTo, desk, kindOfRequest, end);
  }

  Deadline answeredAt(Instant at) {
    return ended(at, at.isAfter(dueAt()) ? State.ANSWERED_LATE : State.ANSWERED);
  }

  Deadline notOwedSince(Instant at) {
    return ended(at, State.NOT_OWED);
  }

  /** The first end counts. */
  Deadline ended(Instant at, State state) {
    return end != null
        ? this
        : new Deadline(
            id, kind, measure, since, due, owedBy, owedTo, desk, asks, new End(at, state));
  }
}
