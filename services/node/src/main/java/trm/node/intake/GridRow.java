package trm.node.intake;

import java.util.SortedMap;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet counts, from 1
 * @param cells by column, from 0; only those with something in them
 */
record GridRow(int number, SortedMap<Integer, Cell> cells) {

  /** The text of a cell; empty where there is none. */
  String text(int column) {
    return cells.get(column) instanceof Cell.Text(String text) ? text : "";
  }
}
