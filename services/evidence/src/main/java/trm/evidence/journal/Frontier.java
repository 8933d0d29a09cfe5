package trm.evidence.journal;

import java.util.ArrayList;
import java.util.List;
import trm.evidence.Digest;

/**
 * The right edge of a tree: all that is needed to append to it and to know its root, and so a
 * writer never reads the tree. Immutable.
 *
 * @param size number of leaves
 * @param edge hashes of the complete subtrees that make up the tree, largest first
 */
public record Frontier(long size, List<Digest> edge) {
  /** The tree without a leaf. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    edge = List.copyOf(edge);
    if (size < 0 || edge.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("A tree of " + size + " leaves has another right edge.");
    }
  }

  /**
   * What one append brings.
   *
   * @param index the new leaf's index
   * @param completed hashes of the subtrees that the leaf completes, by level from 0 (the leaf
   *     itself); to be stored with the entry for {@link HashStore}
   * @param frontier the tree with the leaf
   */
  public record Growth(long index, List<Digest> completed, Frontier frontier) {
    public Growth {
      completed = List.copyOf(completed);
    }
  }

  /** Appends one leaf: at most one hash a level of the tree, two on average. */
  public Growth append(Digest leafHash) {
    List<Digest> next = new ArrayList<>(edge);
    List<Digest> completed = new ArrayList<>();
    Digest hash = leafHash;
    completed.add(hash);
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      hash = TreeHash.node(next.removeLast(), hash);
      completed.add(hash);
    }
    next.add(hash);
    return new Growth(size, completed, new Frontier(size + 1, next));
  }

  /** The root at this size. The root of an empty tree is SHA-256 of nothing. */
  public Digest root() {
    return TreeHash.over(edge);
  }
}
