package trm.exchange.outbox;

/** One row of the outbox, which is the sender's ledger too. */
public record OutboxMessage(Label label, Content content, Progress progress) {

  /** Names the claim under which this copy was read. */
  public Claim claim() {
    return new Claim(label.messageId(), progress.claim());
  }
}
