package trm.exchange;

/**
 * The storage could not do its work now: it is away, full, or chose this transaction as the victim
 * of a conflict. Never an outcome: whoever called tries again later with the same input. An adapter
 * must translate every such error of its driver into this type, because the inbox takes any other
 * exception for a bug in the code that handled one message.
 */
public final class StorageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  public StorageFault(String sentence) {
    super(sentence);
  }
}
