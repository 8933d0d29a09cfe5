package trm.exchange.inbox;

import java.util.Optional;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * What came, as the reception of a message reads and writes it. Every method takes part in the open
 * unit of work.
 */
public interface Register {

  /**
   * Holds a conversation for this unit of work until its end; another one that wants it waits. What
   * is read about the conversation after it was committed by those who held it before.
   */
  void lock(ConversationId conversation);

  /** What was noted under this very envelope. */
  Optional<Noted> find(Digest envelope);

  /** The message of that sender and id, as first noted. */
  Optional<Noted> find(NodeId sender, MessageId messageId);

  /** The message that was noted first at a place of a conversation. */
  Optional<Noted> at(ConversationId conversation, long sequence);

  /**
   * Notes an opened message for as long as duplicates are remembered. A message sealed anew, and
   * one that reuses an id, is noted beside the first, under its own envelope.
   */
  void note(Noted noted);

  /** The lowest number of a conversation that has neither come nor been skipped; 1 at first. */
  long expected(ConversationId conversation);

  /** Sets {@link #expected}. */
  void expect(ConversationId conversation, long sequence);

  /** What is known at a number ahead of the expected one. */
  Optional<Ahead> ahead(ConversationId conversation, long sequence);

  /** Stores what is known at a number ahead; replaces what stood there. */
  void putAhead(ConversationId conversation, long sequence, Ahead ahead);

  /** Removes it: its turn has come. */
  void removeAhead(ConversationId conversation, long sequence);

  /** How many numbers of the conversation are known ahead. */
  int countAhead(ConversationId conversation);

  /** Puts an envelope aside, or counts it once more. */
  void quarantine(Quarantined quarantined);

  /** The envelope, if it was put aside. */
  Optional<Quarantined> quarantined(Digest envelope);

  /** Takes an envelope out of quarantine because it was handled after all. */
  void release(Digest envelope);
}
