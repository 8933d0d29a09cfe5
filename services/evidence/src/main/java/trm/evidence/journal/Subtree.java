package trm.evidence.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete subtree of the journal's tree: the leaves from {@code index << level} on, {@code 1 <<
 * level} of them. Its hash never changes once its last leaf is written.
 *
 * @param level 0 for a single leaf
 * @param index position among the subtrees of this level, from 0
 */
public record Subtree(int level, long index) {
  public Subtree {
    if (level < 0 || level > 62 || index < 0 || index > Long.MAX_VALUE >> level) {
      throw new IllegalArgumentException("No such subtree: level " + level + ", index " + index);
    }
  }

  /** The index of the leaf whose arrival completes this subtree. */
  public long completedBy() {
    return ((index + 1) << level) - 1;
  }

  /**
   * The fewest complete subtrees that cover the leaves {@code [start, end)}, from left to right.
   *
   * @param start aligned as RFC 6962 splits a tree, so that sizes only fall from left to right
   */
  static List<Subtree> covering(long start, long end) {
    List<Subtree> subtrees = new ArrayList<>();
    for (long at = start; at < end; ) {
      int level = 63 - Long.numberOfLeadingZeros(end - at);
      subtrees.add(new Subtree(level, at >> level));
      at += 1L << level;
    }
    return subtrees;
  }
}
