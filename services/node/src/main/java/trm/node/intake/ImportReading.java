package trm.node.intake;

import java.util.List;

/**
 * What became of a file.
 *
 * @param people every row that was understood
 * @param faults what was not understood, in the order of the file; where there is any, the file as
 *     a whole is not
 */
public record ImportReading(List<Person> people, List<RowFault> faults) {
  public ImportReading {
    people = List.copyOf(people);
    faults = List.copyOf(faults);
  }

  /** One row. */
  public record Person(int row, IntakeReading.Understood intake) {}

  static ImportReading unreadable(String sentence) {
    return new ImportReading(List.of(), List.of(new RowFault(0, "", sentence)));
  }
}
