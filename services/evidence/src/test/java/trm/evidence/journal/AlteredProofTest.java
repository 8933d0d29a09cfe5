package trm.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import trm.evidence.Digest;

/** No altered proof proves anything. */
class AlteredProofTest {
  private static final int SIZE_MAX = 400;
  private static final GrowingTree GROWN = GrowingTree.ofLeaves(SIZE_MAX);
  private static final MerkleTree TREE = new MerkleTree(GROWN);

  @Property(tries = 1000)
  void noFlippedBitOfAPathIsAccepted(
      @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
      @ForAll @IntRange(max = SIZE_MAX) int leaf,
      @ForAll @IntRange(max = 10_000) int bit) {
    int index = leaf % size;
    InclusionProof proof = TREE.inclusion(index, size);
    List<Digest> altered = withFlippedBit(proof.path(), bit);
    assertThat(new InclusionProof(index, size, altered).proves(hash(index), TREE.root(size)))
        .isFalse();
  }

  @Property(tries = 1000)
  void noOtherIndexIsAccepted(
      @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
      @ForAll @IntRange(max = SIZE_MAX) int leaf,
      @ForAll @LongRange(min = -3, max = 2 * SIZE_MAX) long other) {
    int index = leaf % size;
    Assume.that(other != index);
    InclusionProof proof = TREE.inclusion(index, size);
    assertThat(new InclusionProof(other, size, proof.path()).proves(hash(index), TREE.root(size)))
        .isFalse();
  }

  @Property(tries = 1000)
  void noOtherLeafIsAccepted(
      @ForAll @IntRange(min = 1, max = SIZE_MAX) int size,
      @ForAll @IntRange(max = SIZE_MAX) int leaf,
      @ForAll @IntRange(max = SIZE_MAX) int other) {
    int index = leaf % size;
    Assume.that(other != index);
    assertThat(TREE.inclusion(index, size).proves(hash(other), TREE.root(size))).isFalse();
  }

  @Property(tries = 1000)
  void noShortenedOrLengthenedPathIsAccepted(
      @ForAll @IntRange(min = 1, max = SIZE_MAX) int size,
      @ForAll @IntRange(max = SIZE_MAX) int leaf) {
    int index = leaf % size;
    List<Digest> path = TREE.inclusion(index, size).path();
    List<Digest> longer = new ArrayList<>(path);
    longer.add(TREE.root(size));
    Digest root = TREE.root(size);
    assertThat(new InclusionProof(index, size, longer).proves(hash(index), root)).isFalse();
    if (!path.isEmpty()) {
      List<Digest> shorter = path.subList(0, path.size() - 1);
      assertThat(new InclusionProof(index, size, shorter).proves(hash(index), root)).isFalse();
    }
  }

  @Property(tries = 1000)
  void noFlippedBitOfAConsistencyProofIsAccepted(
      @ForAll @IntRange(min = 2, max = SIZE_MAX) int to,
      @ForAll @IntRange(max = SIZE_MAX) int earlier,
      @ForAll @IntRange(max = 10_000) int bit) {
    int from = 1 + earlier % (to - 1);
    List<Digest> altered = withFlippedBit(TREE.consistency(from, to).path(), bit);
    assertThat(new ConsistencyProof(from, to, altered).proves(TREE.root(from), TREE.root(to)))
        .isFalse();
  }

  @Property(tries = 1000)
  void noOtherRootIsConsistent(
      @ForAll @IntRange(max = SIZE_MAX) int to,
      @ForAll @IntRange(max = SIZE_MAX) int earlier,
      @ForAll @IntRange(max = SIZE_MAX) int other) {
    int from = earlier % (to + 1);
    ConsistencyProof proof = TREE.consistency(from, to);
    if (other != from) {
      assertThat(proof.proves(TREE.root(other), TREE.root(to))).isFalse();
    }
    // A proof from nothing to anything says nothing about the later root.
    if (other != to && from > 0) {
      assertThat(proof.proves(TREE.root(from), TREE.root(other))).isFalse();
    }
  }

  @Property(tries = 1000)
  void noShortenedOrLengthenedConsistencyProofIsAccepted(
      @ForAll @IntRange(min = 2, max = SIZE_MAX) int to,
      @ForAll @IntRange(max = SIZE_MAX) int earlier) {
    int from = 1 + earlier % (to - 1);
    List<Digest> path = TREE.consistency(from, to).path();
    List<Digest> longer = new ArrayList<>(path);
    longer.add(TREE.root(to));
    List<Digest> shorter = path.subList(0, path.size() - 1);
    assertThat(new ConsistencyProof(from, to, longer).proves(TREE.root(from), TREE.root(to)))
        .isFalse();
    assertThat(new ConsistencyProof(from, to, shorter).proves(TREE.root(from), TREE.root(to)))
        .isFalse();
  }

  private static Digest hash(long index) {
    return Leaf.hash(Definition.leaf(index));
  }

  private static List<Digest> withFlippedBit(List<Digest> path, int bit) {
    int at = bit % (256 * path.size());
    byte[] hash = path.get(at / 256).bytes();
    hash[at % 256 / 8] ^= (byte) (1 << at % 8);
    List<Digest> altered = new ArrayList<>(path);
    altered.set(at / 256, Digest.of(hash));
    return altered;
  }
}
