package trm.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The storage could not do its work now: it is away, full, or chose this transaction as the victim
 * of a conflict. Never an outcome: whoever called tries again later with the same input. An adapter
 * must translate every such error of its driver into this type, because the inbox takes any other
 * exception for a bug in the code that handled one message.
 *
 * <p>Not a promise that nothing was done: a connection that is lost while it commits leaves open
 * whether it did. So whatever is given again must be known again, by its digest or its key.
 */
public final class StorageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; a repetition may mend either. */
  public enum Kind {
    /** The storage does not answer, or not in time. */
    AWAY,
    /** The storage has no room; surely nothing was done, and reading still works. */
    FULL,
    /** Somebody else was faster; surely nothing was done. */
    CONFLICT
  }

  private final Kind kind;

  public StorageFault(String sentence, Throwable cause) {
    this(Kind.AWAY, sentence, cause);
  }

  public StorageFault(String sentence) {
    this(Kind.AWAY, sentence, null);
  }

  public StorageFault(Kind kind, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  /** What an operator should look for: nothing, when it was a conflict. */
  public Kind kind() {
    return kind;
  }
}
