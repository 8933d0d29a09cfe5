package trm.corridor.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;

/**
 * One thing that happened in a run.
 *
 * @param since the begin of the run
 * @param where the node at which it happened; absent where it happened between them
 * @param from the node whose message it was, if it was the taking in of one
 * @param what in words, made when somebody reads them
 */
record Happening(
    Duration since, Kind kind, @Nullable NodeId where, @Nullable NodeId from, Object what) {
  /** What sort of thing. */
  enum Kind {
    /** An officer asked for something. */
    ACT,
    /** A node acted upon a peer's message. */
    MESSAGE,
    /** Something went wrong. */
    MISFORTUNE,
    /** Whatever else a reader may want to know. */
    NOTE
  }

  String time() {
    return "day %2d %02d:%02d:%02d"
        .formatted(
            since.toDays(), since.toHoursPart(), since.toMinutesPart(), since.toSecondsPart());
  }

  @Override
  public String toString() {
    String who = where == null ? "" : where.value();
    String sender = from == null ? "" : "from " + from + ": ";
    return "%s  %-14s  %s%s".formatted(time(), who, sender, what);
  }
}
