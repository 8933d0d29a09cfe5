package trm.exchange.receipt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.HashStore;

/**
 * This node's journal. Lines are added by {@link trm.exchange.JournalledWork} alone, as the last
 * statement of a unit of work; every method takes part in the open unit of work and speaks of the
 * current generation, {@link HashStore#read} included.
 */
public interface JournalStore extends HashStore {

  /** The current generation; number 1 in an empty store. */
  Generation generation();

  /** Goes on in another generation, whose journal is empty. The old one stays as it is. */
  void open(Generation next);

  /**
   * Waits for any other transaction that is appending, and keeps others waiting until this one
   * ends, so that an index has no gap.
   *
   * @return the right edge of the journal, from which {@link #append} goes on
   */
  Frontier lock();

  /** Appends lines from the index that {@link #lock} returned. */
  void append(List<JournalLine> lines);

  /** Number of lines that this transaction sees. */
  long size();

  /**
   * The encoded leaf at an index.
   *
   * @throws IllegalArgumentException when there is none
   */
  byte[] leaf(long index);

  /** The index of the newest line with that leaf hash. */
  OptionalLong indexOf(Digest leafHash);

  /**
   * The newest line of each leaf hash, in no order; those that the journal does not hold are left
   * out.
   */
  List<PlacedLeaf> find(List<Digest> leafHashes);

  /** The newest checkpoint of the current generation. */
  Optional<OwnCheckpoint> checkpoint();

  /** Stores a checkpoint; one of the same size stays as it is. */
  void keep(OwnCheckpoint checkpoint);
}
