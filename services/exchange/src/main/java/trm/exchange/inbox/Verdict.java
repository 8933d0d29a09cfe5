package trm.exchange.inbox;

import org.jspecify.annotations.Nullable;
import trm.evidence.journal.EntryDetail;

/** What the application says to one message. */
public sealed interface Verdict {

  /** Stored and acted upon. */
  record Accepted() implements Verdict {}

  /**
   * The rules say no.
   *
   * @param toldCode what the sender may know: {@code NOT_NOW} whenever the reason rests on class G,
   *     H or I
   * @param detail the full reason, for this node's journal alone
   */
  record Refused(String toldCode, @Nullable EntryDetail detail) implements Verdict {}

  /** The message breaks the contract: its body cannot be read, or is none this node takes. */
  record Unreadable(QuarantineReason reason) implements Verdict {}
}
