package trm.node.statistics;

import java.util.List;
import java.util.stream.Stream;

/** A table as it is declared: every combination of its columns' values is one cell. */
public record TableShape(String name, List<Column> columns) {
  public TableShape {
    columns = List.copyOf(columns);
  }

  /** Every cell, in the order in which cells are given up for others. */
  public List<List<String>> cells() {
    List<List<String>> cells = List.of(List.of());
    for (Column column : columns) {
      cells = cells.stream().flatMap(cell -> extended(cell, column)).toList();
    }
    return cells;
  }

  private static Stream<List<String>> extended(List<String> cell, Column column) {
    return column.values().stream()
        .map(value -> Stream.concat(cell.stream(), Stream.of(value)).toList());
  }

  /** The names of its columns. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
