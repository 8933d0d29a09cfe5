package trm.evidence.journal;

import java.util.List;
import trm.evidence.Digest;

/**
 * An RFC 6962 audit path: the leaf at {@code index} is in the tree of {@code size} leaves.
 *
 * @param path sibling hashes from the leaf's up to the root's child
 */
public record InclusionProof(long index, long size, List<Digest> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Whether this path leads from the leaf to the root, by RFC 9162, section 2.1.3.2. False, never
   * an exception, for an index or a path that no tree of this size has.
   */
  public boolean proves(Digest leafHash, Digest root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Digest hash = leafHash;
    for (Digest sibling : path) {
      if (last == 0) {
        return false;
      }
      boolean siblingIsLeft = (node & 1) == 1 || node == last;
      hash = siblingIsLeft ? TreeHash.node(sibling, hash) : TreeHash.node(hash, sibling);
      // A last node without a right sibling rises unchanged until it is a right child.
      int rise = siblingIsLeft && node > 0 ? Long.numberOfTrailingZeros(node) : 0;
      node >>= rise + 1;
      last >>= rise + 1;
    }
    return last == 0 && hash.equals(root);
  }
}
