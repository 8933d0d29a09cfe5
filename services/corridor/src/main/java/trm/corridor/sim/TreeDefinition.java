package trm.corridor.sim;

import java.util.List;
import trm.evidence.Digest;

/**
 * RFC 6962, section 2.1, read off the page: slow, and sharing no code with the tree that it checks.
 */
final class TreeDefinition {
  private TreeDefinition() {}

  static Digest leaf(byte[] entry) {
    return Digest.sha256(new byte[] {0}, entry);
  }

  static Digest root(List<Digest> leaves) {
    if (leaves.isEmpty()) {
      return Digest.sha256();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    Digest left = root(leaves.subList(0, split));
    Digest right = root(leaves.subList(split, leaves.size()));
    return Digest.sha256(new byte[] {1}, left.bytes(), right.bytes());
  }
}
