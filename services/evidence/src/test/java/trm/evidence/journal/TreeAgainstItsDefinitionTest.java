package trm.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import trm.evidence.Digest;

/** Every root and every proof of every size up to a few hundred equals the one RFC 6962 defines. */
class TreeAgainstItsDefinitionTest {
  private static final int SIZE_MAX = 200;
  private static final int WIDE = 300;

  private final Definition definition = Definition.ofLeaves(WIDE);
  private final GrowingTree grown = GrowingTree.ofLeaves(WIDE);
  private final MerkleTree tree = new MerkleTree(grown);

  @Test
  void hasTheDefinedRootAtEverySize() {
    for (int size = 0; size <= WIDE; size++) {
      assertThat(tree.root(size)).isEqualTo(definition.root(size));
    }
  }

  @Test
  void hasTheDefinedPathOfEveryLeafAtEverySize() {
    for (int size = 1; size <= SIZE_MAX; size++) {
      Digest root = tree.root(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index, size);
        assertThat(proof.path()).isEqualTo(definition.path(index, size));
        assertThat(proof.proves(Leaf.hash(Definition.leaf(index)), root)).isTrue();
      }
    }
  }

  @Test
  void hasTheDefinedConsistencyProofBetweenAllPairsOfSizes() {
    for (int to = 0; to <= SIZE_MAX; to++) {
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = tree.consistency(from, to);
        assertThat(proof.path()).isEqualTo(definition.proof(from, to));
        assertThat(proof.proves(tree.root(from), tree.root(to))).isTrue();
      }
    }
  }

  @Test
  void writesAtMostTwoHashesALeafAndReadsOnceAProof() {
    int before = grown.reads();
    tree.inclusion(7, WIDE);
    tree.consistency(99, WIDE);
    assertThat(grown.reads() - before).isEqualTo(2);
    assertThat(grown.hashesWritten()).isLessThan(2 * WIDE);
  }

  @Test
  void goesOnFromAStoredFrontierAsIfItHadNeverStopped() {
    for (int size = 0; size < WIDE; size++) {
      Frontier resumed = tree.frontier(size).append(Leaf.hash(Definition.leaf(size))).frontier();
      assertThat(resumed).isEqualTo(tree.frontier(size + 1));
    }
  }

  @Test
  void refusesProofsThatNoTreeHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(6, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(-1, 5));
  }
}
