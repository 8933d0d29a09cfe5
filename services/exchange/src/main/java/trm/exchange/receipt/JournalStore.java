package trm.exchange.receipt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import trm.evidence.Digest;
import trm.evidence.Generation;

/**
 * This node's journal. Lines are added by the unit of work alone, as its last statement; every
 * method takes part in the open unit of work and speaks of the current generation.
 */
public interface JournalStore {

  /** The current generation; number 1 in an empty store. */
  Generation generation();

  /** Goes on in another generation, whose journal is empty. The old one stays as it is. */
  void open(Generation next);

  /**
   * Appends without a gap; waits for any other transaction that is appending.
   *
   * @return the index of the first line
   */
  long append(List<JournalLine> lines);

  /** Number of lines that this transaction sees. */
  long size();

  /**
   * Leaf hashes in order of index.
   *
   * @param from index of the first
   * @param to index after the last, not beyond {@link #size}
   */
  List<Digest> leafHashes(long from, long to);

  /** The encoded leaf at an index. */
  byte[] leaf(long index);

  /** The index of the newest line with that leaf hash. */
  OptionalLong indexOf(Digest leafHash);

  /** The newest checkpoint. */
  Optional<OwnCheckpoint> checkpoint();

  /** Stores a checkpoint; its size is never below the newest one's. */
  void checkpoint(OwnCheckpoint checkpoint);
}
