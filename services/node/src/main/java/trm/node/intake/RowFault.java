package trm.node.intake;

/**
 * One thing in a file that was not understood.
 *
 * @param row as a spreadsheet counts, the header being row 1; of JSON the place in the list, from
 *     1; 0 for the file as a whole
 * @param column the field's name, or the letter of a column that names no field; empty for the row
 *     as a whole
 * @param sentence for whoever sent it; never repeats the value, which may be personal
 */
public record RowFault(int row, String column, String sentence) {}
