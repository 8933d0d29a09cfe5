package trm.exchange.outbox;

/**
 * A message that was open until now.
 *
 * @param overdue whether people had been told that no receipt came
 */
public record Answered(Label label, boolean overdue) {}
