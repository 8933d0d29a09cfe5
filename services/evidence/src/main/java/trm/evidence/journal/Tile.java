package trm.evidence.journal;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The address of a tile as C2SP tlog-tiles lays a tree out: {@code width} hashes at tree level
 * {@code 8 * level}.
 *
 * @param level 0 to 7: higher ones would need more leaves than there are numbers
 * @param index position among the tiles of this level, from 0
 * @param width 1 to 256; less than 256 is a partial tile
 */
public record Tile(int level, long index, int width) {
  private static final int FULL = 256;

  public Tile {
    if (level < 0 || level > 7 || index < 0 || index > Long.MAX_VALUE / FULL) {
      throw new IllegalArgumentException("No such tile: level " + level + ", index " + index);
    }
    if (width < 1 || width > FULL) {
      throw new IllegalArgumentException("A tile holds 1 to 256 hashes, not " + width);
    }
  }

  /** All tiles of the tree of {@code size} leaves, level by level, partial ones last. */
  public static List<Tile> of(long size) {
    return IntStream.rangeClosed(0, 7)
        .boxed()
        .flatMap(level -> ofLevel(level, size >> (8 * level)).stream())
        .toList();
  }

  private static List<Tile> ofLevel(int level, long hashes) {
    return LongStream.range(0, (hashes + FULL - 1) / FULL)
        .mapToObj(i -> new Tile(level, i, (int) Math.min(FULL, hashes - FULL * i)))
        .toList();
  }

  /** The path below a log's prefix, such as {@code tile/0/x001/x234/067.p/5}. */
  public String path() {
    StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    String partial = width < FULL ? ".p/" + width : "";
    return "tile/" + level + "/" + path + partial;
  }

  List<Subtree> subtrees() {
    return LongStream.range(FULL * index, FULL * index + width)
        .mapToObj(i -> new Subtree(8 * level, i))
        .toList();
  }
}
