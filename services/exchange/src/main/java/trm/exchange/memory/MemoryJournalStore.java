package trm.exchange.memory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.Subtree;
import trm.exchange.receipt.JournalLine;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.PlacedLeaf;

/** The journal in memory. */
public final class MemoryJournalStore implements JournalStore {
  private record Position(int generation, long index) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      return generation == other.generation
          ? Long.compare(index, other.index)
          : Integer.compare(generation, other.generation);
    }
  }

  private static final String CURRENT = "current";

  private final Generation first;
  private final UndoableMap<Position, JournalLine> lines;
  private final UndoableMap<Position, OwnCheckpoint> checkpoints;
  private final UndoableMap<String, Generation> generation;
  private final UndoableMap<String, Position> newestOfLeaf;

  public MemoryJournalStore(NodeId self, Undo undo) {
    this.first = new Generation(self, 1);
    this.lines = new UndoableMap<>(undo);
    this.checkpoints = new UndoableMap<>(undo);
    this.generation = new UndoableMap<>(undo);
    this.newestOfLeaf = new UndoableMap<>(undo);
  }

  @Override
  public Generation generation() {
    return generation.get(CURRENT).orElse(first);
  }

  @Override
  public void open(Generation next) {
    generation.put(CURRENT, next);
  }

  @Override
  public Frontier lock() {
    return new MerkleTree(this).frontier(size());
  }

  @Override
  public void append(List<JournalLine> added) {
    for (JournalLine line : added) {
      if (line.index() != size()) {
        throw new IllegalStateException("The journal goes on at " + size());
      }
      lines.put(position(line.index()), line);
      newestOfLeaf.put(line.leafHash().toString(), position(line.index()));
    }
  }

  @Override
  public long size() {
    return Optional.ofNullable(lines.all().floorKey(position(Long.MAX_VALUE)))
        .filter(last -> last.generation() == generation().number())
        .map(last -> last.index() + 1)
        .orElse(0L);
  }

  /** All lines of the current generation, in order. */
  public List<JournalLine> lines() {
    return List.copyOf(
        lines.all().subMap(position(0), true, position(Long.MAX_VALUE), true).values());
  }

  @Override
  public byte[] leaf(long index) {
    return line(index).leaf();
  }

  @Override
  public OptionalLong indexOf(Digest leafHash) {
    return newestOfLeaf
        .get(leafHash.toString())
        .filter(found -> found.generation() == generation().number())
        .map(found -> OptionalLong.of(found.index()))
        .orElse(OptionalLong.empty());
  }

  @Override
  public List<PlacedLeaf> find(List<Digest> leafHashes) {
    return leafHashes.stream()
        .flatMap(hash -> indexOf(hash).stream().mapToObj(at -> new PlacedLeaf(hash, at, leaf(at))))
        .toList();
  }

  @Override
  public List<Digest> read(List<Subtree> subtrees) {
    return subtrees.stream()
        .map(subtree -> line(subtree.completedBy()).completed().get(subtree.level()))
        .toList();
  }

  @Override
  public Optional<OwnCheckpoint> checkpoint() {
    return Optional.ofNullable(checkpoints.all().floorEntry(position(Long.MAX_VALUE)))
        .filter(newest -> newest.getKey().generation() == generation().number())
        .map(newest -> newest.getValue());
  }

  @Override
  public void keep(OwnCheckpoint checkpoint) {
    if (checkpoints.get(position(checkpoint.size())).isEmpty()) {
      checkpoints.put(position(checkpoint.size()), checkpoint);
    }
  }

  /** Every checkpoint of the current generation, in order of size. */
  public List<OwnCheckpoint> checkpoints() {
    return List.copyOf(
        checkpoints.all().subMap(position(0), true, position(Long.MAX_VALUE), true).values());
  }

  private JournalLine line(long index) {
    return lines
        .get(position(index))
        .orElseThrow(() -> new IllegalArgumentException("The journal has no line " + index));
  }

  private Position position(long index) {
    return new Position(generation().number(), index);
  }
}
