package trm.client;

/** A delivery that is not, or not provably, the node's: answer 400 and do nothing. */
public final class WebhookRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong with it. */
  public enum Reason {
    HEADER_MISSING("A header of Standard Webhooks is missing or has no valid form."),
    TIMESTAMP_OUTSIDE_TOLERANCE("The attempt is too old, or from the future."),
    SIGNATURE_WRONG("No signature is by a secret that is known here.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Reason reason;

  WebhookRefusedException(Reason reason) {
    super(reason.sentence);
    this.reason = reason;
  }

  /** What is wrong with it. */
  public Reason reason() {
    return reason;
  }
}
