package trm.evidence.journal;

import java.util.ArrayList;
import java.util.List;
import trm.evidence.Digest;

/**
 * The RFC 6962 tree over stored subtree hashes: root, frontier, proofs and tiles at any size up to
 * what the store holds. Every answer costs one read: of O(log n) hashes a proof, of its width a
 * tile.
 */
public final class MerkleTree {
  private final HashStore hashes;

  public MerkleTree(HashStore hashes) {
    this.hashes = hashes;
  }

  /** The right edge of the tree of {@code size} leaves, from which appends go on. */
  public Frontier frontier(long size) {
    return new Frontier(size, hashes.read(Subtree.covering(0, size)));
  }

  /** The root of the tree of {@code size} leaves. */
  public Digest root(long size) {
    return frontier(size).root();
  }

  /**
   * Proves that the leaf at {@code index} is in the tree of {@code size} leaves.
   *
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public InclusionProof inclusion(long index, long size) {
    return inclusions(List.of(index), size).getFirst();
  }

  /** As {@link #inclusion}, for several leaves of one tree with one read. */
  public List<InclusionProof> inclusions(List<Long> indexes, long size) {
    List<List<Span>> siblings = indexes.stream().map(index -> siblings(index, size)).toList();
    List<Digest> hashes = hashesOf(siblings.stream().flatMap(List::stream).toList());
    List<InclusionProof> proofs = new ArrayList<>(indexes.size());
    int at = 0;
    for (int i = 0; i < indexes.size(); i++) {
      int end = at + siblings.get(i).size();
      proofs.add(new InclusionProof(indexes.get(i), size, hashes.subList(at, end)));
      at = end;
    }
    return proofs;
  }

  private static List<Span> siblings(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("Leaf " + index + " is not in a tree of " + size);
    }
    List<Span> siblings = new ArrayList<>();
    Span tree = new Span(0, size);
    while (tree.width() > 1) {
      long split = tree.split();
      boolean left = index < split;
      siblings.addFirst(left ? tree.from(split) : tree.upTo(split));
      tree = left ? tree.upTo(split) : tree.from(split);
    }
    return siblings;
  }

  /**
   * Proves that the tree of {@code to} leaves only adds to the tree of {@code from} leaves.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from <= to}
   */
  public ConsistencyProof consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("A tree of " + from + " cannot precede one of " + to);
    }
    if (from == 0 || from == to) {
      return new ConsistencyProof(from, to, List.of());
    }
    List<Span> spans = new ArrayList<>();
    Span tree = new Span(0, to);
    while (tree.end() != from) {
      long split = tree.split();
      boolean left = from <= split;
      spans.addFirst(left ? tree.from(split) : tree.upTo(split));
      tree = left ? tree.upTo(split) : tree.from(split);
    }
    if (tree.start() > 0) {
      spans.addFirst(tree);
    }
    return new ConsistencyProof(from, to, hashesOf(spans));
  }

  /** The bytes of a C2SP tile: the concatenated hashes at its level. */
  public byte[] tile(Tile tile) {
    List<Digest> row = hashes.read(tile.subtrees());
    byte[] bytes = new byte[32 * row.size()];
    for (int i = 0; i < row.size(); i++) {
      System.arraycopy(row.get(i).bytes(), 0, bytes, 32 * i, 32);
    }
    return bytes;
  }

  /** One read for all spans: a proof must not cost a query a hash. */
  private List<Digest> hashesOf(List<Span> spans) {
    List<List<Subtree>> covers = spans.stream().map(Span::cover).toList();
    List<Digest> stored = hashes.read(covers.stream().flatMap(List::stream).toList());
    List<Digest> path = new ArrayList<>(spans.size());
    int at = 0;
    for (List<Subtree> cover : covers) {
      path.add(TreeHash.over(stored.subList(at, at + cover.size())));
      at += cover.size();
    }
    return path;
  }

  /** Leaves {@code [start, end)}, split as RFC 6962 splits a tree. */
  private record Span(long start, long end) {
    long width() {
      return end - start;
    }

    /** Where the largest power of two smaller than the width ends. */
    long split() {
      return start + Long.highestOneBit(width() - 1);
    }

    Span upTo(long split) {
      return new Span(start, split);
    }

    Span from(long split) {
      return new Span(split, end);
    }

    List<Subtree> cover() {
      return Subtree.covering(start, end);
    }
  }
}
