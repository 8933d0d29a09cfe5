package trm.exchange;

/**
 * Told what happened, once it is committed or the broker has it, so that meters, alarms and
 * wake-ups need nothing of the courier's insides. Called on the thread that did the work; must not
 * throw and must not block.
 */
public interface ExchangeListener {
  /** Something happened. */
  void happened(ExchangeEvent event);
}
