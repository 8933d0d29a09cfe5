package trm.node.statistics;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table as it is published. A cell that is not shown is hidden or empty, and nobody can tell
 * which.
 *
 * @param columns the names of its columns
 */
public record ShownTable(String table, List<String> columns, List<ShownCell> cells) {
  public ShownTable {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  /**
   * One cell.
   *
   * @param values one for each column
   */
  public record ShownCell(List<String> values, long cases) {
    public ShownCell {
      values = List.copyOf(values);
    }
  }

  /** Counts the rows and hides what must be hidden. */
  static ShownTable of(TableShape shape, List<AnonymousRow> rows, int k) {
    List<List<String>> cells = shape.cells();
    List<Long> counts = counts(shape, cells, rows);
    Set<Integer> hidden = Suppression.hidden(counts, k);
    return new ShownTable(
        shape.name(),
        shape.names(),
        IntStream.range(0, cells.size())
            .filter(i -> !hidden.contains(i))
            .mapToObj(i -> new ShownCell(cells.get(i), counts.get(i)))
            .toList());
  }

  private static List<Long> counts(
      TableShape shape, List<List<String>> cells, List<AnonymousRow> rows) {
    Map<List<String>, Integer> places = new HashMap<>();
    cells.forEach(cell -> places.put(cell, places.size()));
    List<Long> counts = new java.util.ArrayList<>(Collections.nCopies(cells.size(), 0L));
    for (AnonymousRow row : rows) {
      int place = places.getOrDefault(row.cell(shape), 0);
      counts.set(place, counts.get(place) + 1);
    }
    return List.copyOf(counts);
  }
}
