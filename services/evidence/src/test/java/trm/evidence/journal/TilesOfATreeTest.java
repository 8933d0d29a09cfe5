package trm.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;

/** The layout of C2SP tlog-tiles. */
class TilesOfATreeTest {

  @Test
  void laysSeventyThousandLeavesOutAsTheSpecificationCounts() {
    List<Tile> tiles = Tile.of(70_000);
    assertThat(tiles).filteredOn(t -> t.level() == 0 && t.width() == 256).hasSize(273);
    assertThat(tiles)
        .filteredOn(t -> t.width() < 256)
        .containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
    assertThat(tiles).contains(new Tile(1, 0, 256)).hasSize(277);
  }

  @Test
  void givesTwoHundredAndFiftySixLeavesAFullTileAndAPartialOneAbove() {
    assertThat(Tile.of(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
  }

  @Test
  void namesTilesAsTheSpecificationDoes() {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(1, 5, 17).path()).isEqualTo("tile/1/005.p/17");
    assertThat(new Tile(2, 1000, 1).path()).isEqualTo("tile/2/x001/000.p/1");
  }

  @Test
  void holdsLeafHashesBelowAndRootsOfFullTilesAbove() {
    int size = 600;
    Definition definition = Definition.ofLeaves(size);
    MerkleTree tree = new MerkleTree(GrowingTree.ofLeaves(size));
    List<Digest> bottom = hashesOf(tree.tile(new Tile(0, 2, 88)));
    assertThat(bottom)
        .isEqualTo(
            IntStream.range(512, 600).mapToObj(i -> TreeHash.leaf(Definition.leaf(i))).toList());
    assertThat(hashesOf(tree.tile(new Tile(1, 0, 2))).getFirst()).isEqualTo(definition.root(256));
  }

  @Test
  void refusesTilesThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, 257));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tile(8, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, -1, 1));
  }

  private static List<Digest> hashesOf(byte[] tile) {
    return IntStream.range(0, tile.length / 32)
        .mapToObj(i -> Digest.of(Arrays.copyOfRange(tile, 32 * i, 32 * i + 32)))
        .toList();
  }
}
