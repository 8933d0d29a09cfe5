package trm.node.page;

/** A country's load, by the cases in which its node takes part, and what it needs for them. */
enum Country {
  SMALL(50),
  MIDDLE(500),
  LARGE(5_000);

  static final int YEARS = 10;
  static final int ENTRIES_A_CASE = 90;
  static final int SENT_A_CASE = 30;
  static final int RECEIVED_A_CASE = 30;
  static final long FILES_A_CASE = 3L << 20;
  static final int INDEXED = 2;
  static final int WORKING_HOURS_A_YEAR = 250 * 8;
  static final int BUSY = 10;
  static final int DAYS_AT_THE_BROKER = 30;
  static final int COPIES_AT_THE_BROKERS = 3;

  /** A message and its receipt, or a message of the next size class. */
  static final int ENVELOPES_A_MESSAGE = 2;

  /** A file of 3 MiB is sealed in the size class of 4 MiB, and base64 makes 4 bytes of 3. */
  static final long SEALED_FILES_A_CASE = FILES_A_CASE * 4 / 3 * 4 / 3;

  static final int BACKUPS = 35;

  /** What the database's own files and its log take in any country. */
  static final long BASE = 4L << 30;

  private final long casesAYear;

  Country(long casesAYear) {
    this.casesAYear = casesAYear;
  }

  long casesAYear() {
    return casesAYear;
  }

  long messagesAYear() {
    return casesAYear * (SENT_A_CASE + RECEIVED_A_CASE);
  }

  static long rowsOfACase() {
    return ENTRIES_A_CASE * MeasuredCost.ENTRY.bytes()
        + INDEXED * SENT_A_CASE * MeasuredCost.SENT.bytes()
        + INDEXED * RECEIVED_A_CASE * MeasuredCost.RECEIVED.bytes();
  }

  /** After all years, half of the disk being free, as writing tables anew needs it. */
  long databaseDisk() {
    return 2 * oneBackup() + BASE;
  }

  long oneBackup() {
    return casesAYear * YEARS * (rowsOfACase() + FILES_A_CASE);
  }

  /** Of all brokers together. Each file crosses once, in a message. */
  long brokerDisk() {
    long files = casesAYear * SEALED_FILES_A_CASE;
    return (messagesAYear() * ENVELOPES_A_MESSAGE * MeasuredCost.ENVELOPE.bytes() + files)
        * DAYS_AT_THE_BROKER
        / 365
        * COPIES_AT_THE_BROKERS;
  }

  double messagesASecond() {
    return (double) BUSY * messagesAYear() / WORKING_HOURS_A_YEAR / 3600;
  }
}
