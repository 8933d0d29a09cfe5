package trm.node.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a table whose first row names the fields. In the published spreadsheet that row is hidden,
 * a row of labels stands below it, and five names are not those of the labels: whoever fills it in
 * reads the label, and so the label decides.
 */
final class GridReader {
  /**
   * Names, labels and people; a row more would be somebody too many, and takes room before it is.
   */
  private static final int ROWS_MAX = HtcdsImport.PEOPLE_MAX + 2;

  private final HtcdsFields fields;

  GridReader(HtcdsFields fields) {
    this.fields = fields;
  }

  /**
   * Whether a table may go on after so many rows that have something in them.
   *
   * @throws UnreadableFileException when it may not
   */
  static void checkRows(int filled) {
    if (filled > ROWS_MAX) {
      throw new UnreadableFileException(Finding.TOO_MANY_PEOPLE.sentence(HtcdsImport.PEOPLE_MAX));
    }
  }

  RowsRead read(List<GridRow> grid) {
    List<GridRow> filled = grid.stream().filter(row -> !row.cells().isEmpty()).toList();
    if (filled.isEmpty()) {
      throw new UnreadableFileException(Finding.NO_HEADER);
    }
    boolean labels = filled.size() > 1 && isLabels(filled.get(1));
    Reading reading = new Reading(filled.getFirst(), labels ? filled.get(1) : null);
    filled.stream().skip(labels ? 2 : 1).forEach(reading::row);
    return new RowsRead(reading.rows, reading.faults);
  }

  private boolean isLabels(GridRow row) {
    return row.cells().keySet().stream().allMatch(column -> fields.isLabel(row.text(column)));
  }

  private final class Reading {
    private final @Nullable GridRow labels;
    private final Map<Integer, HtcdsField> columns = new HashMap<>();
    private final Set<Integer> reported = new HashSet<>();
    private final List<RowsRead.Row> rows = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();

    Reading(GridRow names, @Nullable GridRow labels) {
      this.labels = labels;
      Set<Integer> all = new TreeSet<>(names.cells().keySet());
      if (labels != null) {
        all.addAll(labels.cells().keySet());
      }
      all.forEach(column -> head(column, names));
    }

    private void head(int column, GridRow names) {
      String name = names.text(column);
      HtcdsField field = field(column, name);
      if (field == null) {
        report(names.number(), column, name, Finding.NOT_IN_STANDARD);
      } else if (columns.containsValue(field)) {
        report(names.number(), column, field.name(), Finding.COLUMN_TWICE);
      } else {
        columns.put(column, field);
      }
    }

    private @Nullable HtcdsField field(int column, String name) {
      return fields
          .labelled(labels == null ? "" : labels.text(column))
          .or(() -> fields.named(name))
          .or(() -> fields.labelled(name))
          .orElse(null);
    }

    private void report(int row, int column, String name, Finding finding) {
      reported.add(column);
      faults.add(new RowFault(row, ColumnName.shown(name, column), finding.sentence()));
    }

    void row(GridRow row) {
      ObjectNode person = JsonNodeFactory.instance.objectNode();
      int faultsBefore = faults.size();
      row.cells().forEach((column, cell) -> cell(row.number(), column, cell, person));
      if (!person.isEmpty() && faults.size() == faultsBefore) {
        rows.add(new RowsRead.Row(row.number(), person));
      }
    }

    private void cell(int row, int column, Cell cell, ObjectNode person) {
      HtcdsField field = columns.get(column);
      if (field == null) {
        unnamed(row, column);
        return;
      }
      switch (cell) {
        case Cell.Text(String text) -> person.set(field.name(), field.ofCell(text));
        case Cell.NotRead(Finding finding) ->
            faults.add(new RowFault(row, field.name(), finding.sentence()));
      }
    }

    /** The published spreadsheet counts its rows in a first column that has no name. */
    private void unnamed(int row, int column) {
      boolean counts = labels != null && column == 0;
      if (!counts && reported.add(column)) {
        faults.add(new RowFault(row, ColumnName.letter(column), Finding.COLUMN_UNNAMED.sentence()));
      }
    }
  }
}
