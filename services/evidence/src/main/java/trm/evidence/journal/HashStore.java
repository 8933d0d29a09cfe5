package trm.evidence.journal;

import java.util.List;
import trm.evidence.Digest;

/**
 * Where the hashes of complete subtrees rest. They are written once, with the entry that completes
 * them ({@link Frontier.Growth}), and never changed, so a store needs no right to update.
 */
@FunctionalInterface
public interface HashStore {

  /**
   * The hashes of the given subtrees, in the given order. The hash of a subtree is element {@code
   * level} of what the entry {@code completedBy()} completed. A proof needs at most about 130
   * subtrees, and several proofs are read together, so a store answers a call with one query.
   *
   * @throws IllegalArgumentException when a subtree is not complete in this journal
   */
  List<Digest> read(List<Subtree> subtrees);
}
