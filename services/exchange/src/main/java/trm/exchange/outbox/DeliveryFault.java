package trm.exchange.outbox;

/** The broker did not take an envelope. Always retried: the peer absorbs what came twice. */
public final class DeliveryFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure; the name is what the ledger notes and meters count. */
  public enum Code {
    /** No broker answers, or not in time. */
    BROKER_AWAY,
    /** The broker knows no mailbox of that node, or does not let this node write to it. */
    MAILBOX_CLOSED,
    /** The broker answers and refuses the record. */
    RECORD_REFUSED
  }

  private final Code code;

  public DeliveryFault(Code code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  public DeliveryFault(Code code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** What kind of failure. */
  public Code code() {
    return code;
  }
}
