package trm.exchange.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/** What came in. Every method takes part in the open unit of work. */
public interface InboxStore {

  /** Whether this very envelope was noted. */
  boolean knows(Digest envelope);

  /** The message of that sender and id, as first noted. */
  Optional<Noted> find(NodeId sender, MessageId messageId);

  /**
   * Notes an opened message for as long as duplicates are remembered. A message sealed anew is
   * noted again with its other envelope.
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

  /**
   * Conversations with a parked message whose gap is due to be asked for, longest waiting first.
   */
  List<Gap> gapsDue(Instant now, int max);

  /** Notes that a gap was asked for once more and when to ask again. */
  void gapAsked(ConversationId conversation, Instant dueAgainAt);

  /** Puts an envelope aside, or counts it once more. */
  void quarantine(Quarantined quarantined);

  /** The envelope, if it was put aside. */
  Optional<Quarantined> quarantined(Digest envelope);

  /** Takes an envelope out of quarantine because it was handled after all. */
  void release(Digest envelope);

  /**
   * Erases the waiting envelopes of a case and forgets that they came, so that the sender, who has
   * no receipt for them, sends or skips them.
   *
   * @return how many are gone
   */
  int eraseParked(CaseReference caseReference);

  /**
   * Forgets messages that expired before this instant: the end of duplicate memory.
   *
   * @return how many
   */
  int forget(Instant expiredBefore);

  /** When the longest waiting parked message came; empty when none waits. */
  Optional<Instant> oldestParked();
}
