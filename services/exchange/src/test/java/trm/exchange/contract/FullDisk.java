package trm.exchange.contract;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.Subtree;
import trm.exchange.StorageFault;
import trm.exchange.receipt.JournalLine;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.PlacedLeaf;

/** A journal that can be read, and takes no line while its disk is full. */
public record FullDisk(JournalStore journal, BooleanSupplier full) implements JournalStore {
  @Override
  public void append(List<JournalLine> lines) {
    if (full.getAsBoolean()) {
      throw new StorageFault("The journal's disk is full, says the test.");
    }
    journal.append(lines);
  }

  @Override
  public Generation generation() {
    return journal.generation();
  }

  @Override
  public void open(Generation next) {
    journal.open(next);
  }

  @Override
  public Frontier lock() {
    return journal.lock();
  }

  @Override
  public long size() {
    return journal.size();
  }

  @Override
  public byte[] leaf(long index) {
    return journal.leaf(index);
  }

  @Override
  public OptionalLong indexOf(Digest leafHash) {
    return journal.indexOf(leafHash);
  }

  @Override
  public List<PlacedLeaf> find(List<Digest> leafHashes) {
    return journal.find(leafHashes);
  }

  @Override
  public Optional<OwnCheckpoint> checkpoint() {
    return journal.checkpoint();
  }

  @Override
  public void keep(OwnCheckpoint checkpoint) {
    journal.keep(checkpoint);
  }

  @Override
  public List<Digest> read(List<Subtree> subtrees) {
    return journal.read(subtrees);
  }
}
