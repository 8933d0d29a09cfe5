package trm.node.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads files of many people in the field names of the standard, in each form in which they come. A
 * row is read as {@link HtcdsIntake} reads one file. Immutable and safe to share.
 */
public final class HtcdsImport {
  /** All of them are opened in one transaction. */
  static final int PEOPLE_MAX = 1000;

  private final HtcdsFields fields = new HtcdsFields();
  private final HtcdsIntake intake = new HtcdsIntake(fields);
  private final GridReader grids = new GridReader(fields);

  /**
   * Reads a file.
   *
   * @param today the day by which ages are counted
   */
  public ImportReading read(ImportForm form, byte[] file, LocalDate today) {
    try {
      RowsRead read = rows(form, file);
      if (read.rows().size() > PEOPLE_MAX) {
        return ImportReading.unreadable(Finding.TOO_MANY_PEOPLE.sentence(PEOPLE_MAX));
      }
      return read.rows().isEmpty() && read.faults().isEmpty()
          ? ImportReading.unreadable(Finding.NOBODY.sentence())
          : understood(read, today);
    } catch (UnreadableFileException e) {
      return ImportReading.unreadable(e.sentence());
    }
  }

  private RowsRead rows(ImportForm form, byte[] file) {
    return switch (form) {
      case JSON -> JsonRows.read(file);
      case CSV -> grids.read(CsvRows.read(file));
      case XLSX -> grids.read(XlsxRows.read(file));
      case XFORM -> new XFormRows(fields).read(file);
    };
  }

  private ImportReading understood(RowsRead read, LocalDate today) {
    List<RowFault> faults = new ArrayList<>(read.faults());
    List<ImportReading.Person> people = new ArrayList<>();
    for (RowsRead.Row row : read.rows()) {
      switch (intake.read(row.fields(), today)) {
        case IntakeReading.Understood understood ->
            people.add(new ImportReading.Person(row.number(), understood));
        case IntakeReading.NotUnderstood(List<FieldFault> wrong) ->
            wrong.forEach(fault -> faults.add(at(row.number(), fault)));
      }
    }
    faults.sort(Comparator.comparingInt(RowFault::row));
    return new ImportReading(people, faults);
  }

  private static RowFault at(int row, FieldFault fault) {
    return new RowFault(row, ColumnName.shown(fault.field()), fault.sentence());
  }
}
