package trm.exchange.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.exchange.receipt.TwoFaces;
import trm.exchange.receipt.WitnessStore;
import trm.exchange.receipt.WitnessedCheckpoint;

/** What was witnessed, in memory. */
public final class MemoryWitnessStore implements WitnessStore {
  private static final Comparator<WitnessedCheckpoint> AGE =
      Comparator.<WitnessedCheckpoint>comparingInt(seen -> seen.origin().number())
          .thenComparingLong(WitnessedCheckpoint::size);

  private final UndoableMap<String, WitnessedCheckpoint> checkpoints;
  private final UndoableMap<String, Long> acknowledged;
  private final UndoableMap<String, Instant> shown;
  private final UndoableMap<String, TwoFaces> evidence;

  public MemoryWitnessStore(Undo undo) {
    this.checkpoints = new UndoableMap<>(undo);
    this.acknowledged = new UndoableMap<>(undo);
    this.shown = new UndoableMap<>(undo);
    this.evidence = new UndoableMap<>(undo);
  }

  @Override
  public void keep(WitnessedCheckpoint checkpoint) {
    String key = key(checkpoint.origin(), checkpoint.size());
    if (checkpoints.get(key).isEmpty()) {
      checkpoints.put(key, checkpoint);
    }
  }

  @Override
  public Optional<WitnessedCheckpoint> at(Generation origin, long size) {
    return checkpoints.get(key(origin, size));
  }

  /** Every checkpoint that was kept. */
  public List<WitnessedCheckpoint> all() {
    return List.copyOf(checkpoints.rows());
  }

  @Override
  public Optional<WitnessedCheckpoint> newest(NodeId node) {
    return Optional.ofNullable(newestByNode().get(node));
  }

  @Override
  public List<WitnessedCheckpoint> newest() {
    return List.copyOf(newestByNode().values());
  }

  @Override
  public void acknowledge(NodeId peer, Generation own, long size) {
    acknowledged.put(peer + " " + own, Math.max(size, acknowledged(peer, own)));
  }

  @Override
  public long acknowledged(NodeId peer, Generation own) {
    return acknowledged.get(peer + " " + own).orElse(0L);
  }

  @Override
  public void shown(Generation origin, Instant at) {
    if (shown.get(origin.origin()).isEmpty()) {
      shown.put(origin.origin(), at);
    }
  }

  @Override
  public Optional<Instant> shownAt(Generation origin) {
    return shown.get(origin.origin());
  }

  @Override
  public void keep(TwoFaces found) {
    String key = key(found.origin(), found.size());
    if (evidence.get(key).isEmpty()) {
      evidence.put(key, found);
    }
  }

  @Override
  public List<TwoFaces> twoFaces() {
    return List.copyOf(evidence.rows());
  }

  private Map<NodeId, WitnessedCheckpoint> newestByNode() {
    return checkpoints.rows().stream()
        .collect(
            Collectors.toMap(
                seen -> seen.origin().node(),
                seen -> seen,
                BinaryOperator.maxBy(AGE),
                TreeMap::new));
  }

  private static String key(Generation origin, long size) {
    return origin + " " + size;
  }
}
