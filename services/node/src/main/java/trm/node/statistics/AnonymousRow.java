package trm.node.statistics;

import java.util.List;
import java.util.Map;
import trm.referral.Guarded;

/** One counted case: a value for each column, and nothing by which it could be found again. */
public record AnonymousRow(Map<String, String> values) {
  public AnonymousRow {
    values = Map.copyOf(values);
  }

  /** The cell of a table in which the case is counted. */
  List<String> cell(TableShape shape) {
    return shape.columns().stream().map(this::value).toList();
  }

  /** What is none of a column's values is as good as unknown: the first of them. */
  private String value(Column column) {
    String unknown = column.values().getFirst();
    String value = values.getOrDefault(column.name(), unknown);
    return column.values().contains(value) ? value : unknown;
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
