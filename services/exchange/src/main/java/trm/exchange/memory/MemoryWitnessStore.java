package trm.exchange.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.exchange.receipt.ForgottenStatement;
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
  private final UndoableMap<String, Shown> shown;
  private final UndoableMap<String, TwoFaces> evidence;
  private final UndoableMap<Integer, ForgottenStatement> forgotten;

  /** What a node was shown of its own journal: when first, what it owes since when, and proved. */
  private record Shown(Instant first, long size, Instant since, long proven) {}

  public MemoryWitnessStore(Undo undo) {
    this.checkpoints = new UndoableMap<>(undo);
    this.acknowledged = new UndoableMap<>(undo);
    this.shown = new UndoableMap<>(undo);
    this.evidence = new UndoableMap<>(undo);
    this.forgotten = new UndoableMap<>(undo);
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
  public List<WitnessedCheckpoint> firstAfterARestore() {
    return newestByNode().values().stream()
        .map(WitnessedCheckpoint::origin)
        .filter(newest -> !ofNode(newest.node()).allMatch(one -> one.origin().equals(newest)))
        .map(
            newest ->
                ofNode(newest.node())
                    .filter(one -> one.origin().equals(newest))
                    .min(AGE)
                    .orElseThrow())
        .toList();
  }

  private Stream<WitnessedCheckpoint> ofNode(NodeId node) {
    return checkpoints.rows().stream().filter(one -> one.origin().node().equals(node));
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
  public void forgetAcknowledged(NodeId peer) {
    List<String> rows =
        acknowledged.all().keySet().stream().filter(row -> row.startsWith(peer + " ")).toList();
    rows.forEach(acknowledged::remove);
  }

  @Override
  public void shown(Generation origin, long size, Instant at) {
    Shown known = shown.get(origin.origin()).orElse(null);
    if (known == null) {
      shown.put(origin.origin(), new Shown(at, size, at, 0));
    } else if (known.proven() >= known.size() && size > known.size()) {
      shown.put(origin.origin(), new Shown(known.first(), size, at, known.proven()));
    }
  }

  @Override
  public Optional<Instant> shownAt(Generation origin) {
    return shown.get(origin.origin()).map(Shown::first);
  }

  @Override
  public long owedFrom(Generation origin, Instant shownUntil) {
    return shown
        .get(origin.origin())
        .filter(row -> !row.since().isAfter(shownUntil))
        .map(Shown::size)
        .orElse(0L);
  }

  @Override
  public void proven(Generation origin, long from) {
    shown
        .get(origin.origin())
        .filter(row -> row.proven() < from)
        .ifPresent(
            row ->
                shown.put(origin.origin(), new Shown(row.first(), row.size(), row.since(), from)));
  }

  @Override
  public void forgetShown() {
    List.copyOf(shown.all().keySet()).forEach(shown::remove);
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

  @Override
  public void keep(ForgottenStatement proof) {
    int life = proof.life().number();
    if (forgotten.get(life).isEmpty()) {
      forgotten.put(life, proof);
    }
  }

  @Override
  public Optional<ForgottenStatement> forgotten() {
    return forgotten.rows().stream().max(Comparator.comparingInt(it -> it.life().number()));
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
