package trm.corridor.sim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.corridor.sim.Happening.Kind;
import trm.evidence.NodeId;

/** What happened in a run, for a reader who has to find out why it failed. */
final class History {
  private final List<Happening> happenings = new ArrayList<>();
  private final InstantSource clock;

  History(InstantSource clock) {
    this.clock = clock;
  }

  /** An officer of a node did something, or was refused it. */
  void act(NodeId node, Object what) {
    add(Kind.ACT, node, null, what);
  }

  /** A node acted upon a message. */
  void message(NodeId recipient, NodeId sender, Object what) {
    add(Kind.MESSAGE, recipient, sender, what);
  }

  /** Something went wrong at a node, or between nodes. */
  void misfortune(@Nullable NodeId node, Object what) {
    add(Kind.MISFORTUNE, node, null, what);
  }

  void note(@Nullable NodeId node, Object what) {
    add(Kind.NOTE, node, null, what);
  }

  private void add(Kind kind, @Nullable NodeId where, @Nullable NodeId from, Object what) {
    Duration since = Duration.between(VirtualClock.BEGIN, clock.instant());
    happenings.add(new Happening(since, kind, where, from, what));
  }

  List<Happening> all() {
    return List.copyOf(happenings);
  }
}
