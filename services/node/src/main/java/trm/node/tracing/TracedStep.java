package trm.node.tracing;

import java.util.List;
import java.util.Locale;

/** Everything that is a span of a node's traces, with the keys that it may have. */
public enum TracedStep {
  REQUEST(
      "a call of the interface, until it is answered",
      SpanKey.METHOD,
      SpanKey.ROUTE,
      SpanKey.STATUS),
  COMMAND("an officer's order about a case, decided and carried out", SpanKey.OUTCOME),
  TRANSACTION(
      "one transaction of the database, its commit included; alone it is no trace",
      SpanKey.OUTCOME),
  POSTING(
      "the moment at which a message was committed to the outbox; it has no length",
      SpanKey.MESSAGE_ID,
      SpanKey.PEER,
      SpanKey.EVENT_TYPE),
  SENDING(
      "one try to bring a message to the broker",
      SpanKey.MESSAGE_ID,
      SpanKey.PEER,
      SpanKey.EVENT_TYPE,
      SpanKey.OUTCOME),
  RECEIVING("what the broker gave at once, until all of it is committed", SpanKey.SIZE),
  TAKING_IN(
      "the moment at which a message's effect was committed; it has no length",
      SpanKey.MESSAGE_ID,
      SpanKey.PEER,
      SpanKey.EVENT_TYPE,
      SpanKey.OUTCOME),
  DELIVERY("one try to bring a notice to a partner's webhook", SpanKey.OUTCOME);

  private final String tells;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<SpanKey> keys;

  TracedStep(String tells, SpanKey... keys) {
    this.tells = tells;
    this.keys = List.of(keys);
  }

  /** The span's name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String tells() {
    return tells;
  }

  public List<SpanKey> keys() {
    return keys;
  }
}
