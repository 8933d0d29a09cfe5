package trm.evidence.journal;

import java.util.List;
import trm.evidence.Digest;

/**
 * An RFC 6962 consistency proof: the tree of {@code to} leaves begins with the tree of {@code from}
 * leaves, so nothing in it was changed or taken out.
 *
 * @param path empty when {@code from} is 0 or equals {@code to}
 */
public record ConsistencyProof(long from, long to, List<Digest> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Whether this path connects the two roots, by RFC 9162, section 2.1.4.2. False, never an
   * exception, for sizes or a path that no two trees have.
   */
  public boolean proves(Digest fromRoot, Digest toRoot) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == 0) {
      return path.isEmpty() && fromRoot.equals(TreeHash.EMPTY);
    }
    if (from == to) {
      return path.isEmpty() && fromRoot.equals(toRoot);
    }
    // The old tree is itself a node of the new one when its size is a power of two.
    if (Long.bitCount(from) == 1) {
      return climbs(fromRoot, path, fromRoot, toRoot);
    }
    return !path.isEmpty()
        && climbs(path.getFirst(), path.subList(1, path.size()), fromRoot, toRoot);
  }

  private boolean climbs(Digest seed, List<Digest> rest, Digest fromRoot, Digest toRoot) {
    int shared = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> shared;
    long last = (to - 1) >> shared;
    Digest old = seed;
    Digest grown = seed;
    for (Digest sibling : rest) {
      if (last == 0) {
        return false;
      }
      int rise = 0;
      if ((node & 1) == 1 || node == last) {
        old = TreeHash.node(sibling, old);
        grown = TreeHash.node(sibling, grown);
        rise = node > 0 ? Long.numberOfTrailingZeros(node) : 0;
      } else {
        grown = TreeHash.node(grown, sibling);
      }
      node >>= rise + 1;
      last >>= rise + 1;
    }
    return last == 0 && old.equals(fromRoot) && grown.equals(toRoot);
  }
}
