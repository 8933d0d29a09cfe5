package trm.exchange.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/** What came in, for good. Every method takes part in the open unit of work. */
public interface InboxStore extends Register {

  /**
   * Holds many, in one order whoever asks, so that two units of work never wait for each other. Of
   * a conversation that this unit of work holds already, nothing changes.
   */
  void lock(Set<ConversationId> conversations);

  /** What was noted under these very envelopes, in no order. */
  List<Noted> find(Set<Digest> envelopes);

  /** Which of these envelopes are put aside. */
  Set<Digest> quarantined(Set<Digest> envelopes);

  /** The messages of that sender and these ids, each as first noted; in no order. */
  List<Noted> find(NodeId sender, Set<MessageId> messageIds);

  /**
   * Of the messages that the sender said in conversations and that are noted, those that expire
   * last, each as first noted, the last first.
   */
  List<Noted> newest(NodeId sender, int max);

  /**
   * Of the messages of that sender that are parked, those that came last, the last first; fewer
   * where so many envelopes would take too much memory.
   */
  List<Ahead.Parked> parked(NodeId sender, int max);

  /** Where these conversations stand; one that is not named stands at its beginning. */
  Map<ConversationId, Standing> standings(Set<ConversationId> conversations);

  /**
   * Where a conversation stands.
   *
   * @param expected the lowest number that has neither come nor been skipped
   * @param anyAhead whether anything is known ahead of it
   */
  record Standing(long expected, boolean anyAhead) {}

  /** Notes many, in this order. */
  void note(List<Noted> noted);

  /** Sets {@link #expected} of many. */
  void expect(Map<ConversationId, Long> sequences);

  /** Parked messages whose number is the expected one: their turn has come. */
  List<Turn> turns(int max);

  /**
   * Conversations whose lowest parked message is ahead of the expected number and to be asked about
   * by now.
   */
  List<Gap> gapsDue(Instant now, int max);

  /**
   * Replaces, on all parked messages of a conversation, when to ask next and how often it was.
   *
   * @return false when another replica has asked so often already, and nothing was replaced
   */
  boolean asked(ConversationId conversation, int times, Instant askAgainAt);

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
