package trm.exchange.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import trm.evidence.NodeId;
import trm.exchange.reach.AskedTest;
import trm.exchange.reach.ReachStore;
import trm.exchange.reach.ReceivedTest;
import trm.exchange.reach.TestId;

/** Tests of focal points, in memory. */
public final class MemoryReachStore implements ReachStore {
  private final UndoableMap<UUID, AskedTest> asked;
  private final UndoableMap<UUID, ReceivedTest> waiting;
  private final UndoableMap<UUID, TestId> answered;

  public MemoryReachStore(Undo undo) {
    this.asked = new UndoableMap<>(undo);
    this.waiting = new UndoableMap<>(undo);
    this.answered = new UndoableMap<>(undo);
  }

  @Override
  public void put(AskedTest test) {
    asked.put(test.id().value(), test);
  }

  @Override
  public Optional<AskedTest> asked(TestId id) {
    return asked.get(id.value());
  }

  @Override
  public void hold(NodeId peer) {
    // Units of work over memory come one after the other.
  }

  @Override
  public List<AskedTest> askedOf(NodeId peer) {
    return asked.rows().stream()
        .filter(test -> test.peer().equals(peer))
        .sorted(Comparator.comparing(AskedTest::askedAt))
        .toList();
  }

  @Override
  public void put(ReceivedTest test) {
    UUID id = test.id().value();
    if (waiting.get(id).isEmpty() && answered.get(id).isEmpty()) {
      waiting.put(id, test);
    }
  }

  @Override
  public Optional<ReceivedTest> takeOut(TestId id) {
    Optional<ReceivedTest> found = waiting.get(id.value());
    found.ifPresent(
        test -> {
          waiting.remove(id.value());
          answered.put(id.value(), id);
        });
    return found;
  }

  @Override
  public List<ReceivedTest> waiting() {
    return waiting.rows().stream().sorted(Comparator.comparing(ReceivedTest::receivedAt)).toList();
  }
}
