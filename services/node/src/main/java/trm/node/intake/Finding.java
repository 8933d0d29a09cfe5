package trm.node.intake;

/**
 * What may be wrong with a file, or with a field of it. No other sentence is said about a file, so
 * that each of them can be held to be there in every language of those who read it.
 */
public enum Finding {
  NOT_AN_OBJECT("An intake file is an object of fields."),
  NOT_IN_STANDARD("HTCDS 2.0 has no field of this name."),
  FIELD_TWICE("The same field is written twice."),
  NO_TEXT("Must be a text."),
  NO_BOOLEAN("Must be true or false."),
  NO_NUMBER("Must be a number."),
  NO_DATE("Must be a date such as 1999-04-17."),
  NOT_ONE_OF("Must be one code. Possible are {}."),
  NOT_ONE_OF_LIST("Must be one code. The codes are those of {}."),
  NOT_SOME_OF("Must be a list of codes. Possible are {}."),
  NOT_SOME_OF_LIST("Must be a list of codes. The codes are those of {}."),
  NOT_ONE_OR_SOME_OF("Must be a code or several. Possible are {}."),
  NOT_ONE_OR_SOME_OF_LIST("Must be a code or several. The codes are those of {}."),
  LANGUAGE_MISSING(
      "Is missing: a case is opened in a language that the person understands. Where the file names"
          + " none, defaultLanguage does."),
  COLUMN_TWICE("Another column is of the same field."),
  COLUMN_UNNAMED("The column has no name."),
  FORMULA("Holds a formula; please write the value itself."),
  SPREADSHEET_ERROR("Holds an error of the spreadsheet program."),
  EMPTY("The file is empty."),
  NOBODY("There is nobody in the file."),
  TOO_MANY_PEOPLE("A file has at most {} people."),
  NO_HEADER("The file has no header that names its columns."),
  NO_JSON("The file is no JSON, or has a field twice."),
  NO_UTF_8("The file is no text in UTF-8."),
  NO_CSV_FROM("The file is no CSV from its row {} on."),
  NO_XML("The file is no readable XML; a document type and entities are not read."),
  NO_XLSX("The file is no spreadsheet of the form XLSX."),
  UNPACKS_TO_TOO_MUCH("The spreadsheet unpacks to more than is read."),
  PART_TWICE("The spreadsheet has a part twice."),
  TOO_MANY_COLUMNS("The sheet has more than {} columns."),
  ROWS_OUT_OF_ORDER("The rows of the sheet are not in order."),
  TEXT_NOT_THERE("A cell refers to a text that is not in the file."),
  CELL_NO_NUMBER("A cell's number is none.");

  private final String sentence;

  Finding(String sentence) {
    this.sentence = sentence;
  }

  /** In English; with {@code {}} where a name or a number belongs. */
  public String sentence() {
    return sentence;
  }

  /** The same with a name or a number in its place. */
  String sentence(Object filling) {
    return sentence.replace("{}", filling.toString());
  }
}
