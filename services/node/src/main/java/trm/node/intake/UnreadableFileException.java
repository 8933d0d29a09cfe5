package trm.node.intake;

/** Ends the reading of a file that does not have its form. Caught where files are read. */
final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(Finding finding) {
    this(finding.sentence());
  }

  /**
   * @param sentence of a {@link Finding}, for whoever sent the file; quotes nothing of it
   */
  UnreadableFileException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
