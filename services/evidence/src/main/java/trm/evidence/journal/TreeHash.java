package trm.evidence.journal;

import java.util.List;
import trm.evidence.Digest;

/** The hashes of RFC 6962, section 2.1. The prefixes keep a leaf from posing as a node. */
final class TreeHash {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  static final Digest EMPTY = Digest.sha256();

  private TreeHash() {}

  static Digest leaf(byte[] bytes) {
    return Digest.sha256(LEAF, bytes);
  }

  static Digest node(Digest left, Digest right) {
    return Digest.sha256(NODE, left.bytes(), right.bytes());
  }

  /** The hash over neighbouring subtrees whose sizes fall from left to right. */
  static Digest over(List<Digest> subtrees) {
    if (subtrees.isEmpty()) {
      return EMPTY;
    }
    Digest hash = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      hash = node(subtrees.get(i), hash);
    }
    return hash;
  }
}
