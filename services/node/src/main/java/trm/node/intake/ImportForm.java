package trm.node.intake;

/** The forms in which files of the standard come. */
public enum ImportForm {
  /** An object of fields, or a list of such objects. */
  JSON,
  /** A table whose header names the fields. */
  CSV,
  /** The published spreadsheet, filled in; or another whose header names the fields. */
  XLSX,
  /** What a form made of the published XLSForm sends. */
  XFORM
}
