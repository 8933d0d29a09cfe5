package trm.exchange.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/** Messages on their way out. Every method takes part in the open unit of work. */
public interface OutboxStore {

  /**
   * Gives the next place in the conversation of this case with this recipient, beginning one under
   * the given id if there is none in this generation. Concurrent callers wait for each other.
   */
  Place nextPlace(Generation sender, CaseReference caseReference, NodeId recipient, UUID ifNew);

  /** Adds a message. Order of adding is order of claiming. */
  void add(OutboxMessage message);

  /**
   * Claims what is due, oldest first, and returns it as claimed: state SENDING, claim number one
   * higher, leased until {@code now + lease}. Rows that another transaction holds are skipped.
   *
   * <p>Due is: {@code dueAt} not after now, and POSTED, or SENT, or SENDING with the lease over. A
   * message that is not urgent is passed over while one before it in its conversation is POSTED or
   * SENDING with a {@code dueAt} and cannot be claimed now: that one must go first. (One without
   * {@code dueAt} will never go; the recipient asks for it and is told.)
   *
   * @param max how many at most
   */
  List<OutboxMessage> claim(Instant now, Duration lease, int max);

  /**
   * The broker has it: SENT, one send more, no failures.
   *
   * @param dueAgainAt when to send again if no receipt has come; null for never
   *     <p>No report waits for another transaction: whoever else has the row now is closing or
   *     erasing it, or lets the lease end.
   * @return false, and nothing changed, when the claim is not the newest, the message no longer
   *     SENDING or its row in other hands
   */
  boolean sent(Claim claim, @Nullable Instant dueAgainAt);

  /**
   * The same for many at once: each is reported, or not, by itself. Of what is never due again the
   * content is dropped.
   */
  void sent(List<Departure> departures);

  /**
   * It could not be sent: SENT again if it ever was, POSTED otherwise; one failure more.
   *
   * @param error coded
   * @param dueAt null for never again
   * @return as {@link #sent}
   */
  boolean failed(Claim claim, String error, @Nullable Instant dueAt);

  /**
   * Gives a claim back without a try: as {@link #failed}, without counting or noting an error.
   *
   * @return as {@link #sent}
   */
  boolean deferred(Claim claim, Instant dueAt);

  /**
   * Whether the claim is still the newest, and its message still there to be sent: an erasure may
   * have come since.
   */
  boolean isToBeSent(Claim claim);

  /**
   * Replaces the content: sealed for the first time or anew. The state stays.
   *
   * @return false, and nothing stored, when the content is gone, since what was erased never comes
   *     back; or when it is sealed for the first time and another replica did that already, since
   *     what is said under a message id is said once
   */
  boolean replaceContent(Label label, Content was, Content.Sealed content);

  /**
   * Messages of a conversation that were issued not before this instant, were never sent, and whose
   * content is not gone; in order of adding. Their labels alone: contents would not fit the heap.
   */
  List<Label> neverSent(Instant issuedFrom);

  /**
   * Gives a message that was never sent another place and takes its seal away: POSTED, and no claim
   * of before counts.
   */
  void renumber(MessageId messageId, Place place, byte recordKey, Content.Draft content);

  /** Makes a message due at once that is SENT; otherwise nothing changes. */
  void dueAgain(MessageId messageId, Instant now);

  /**
   * The recipient proved its verdict: ACKNOWLEDGED or REFUSED, no longer overdue, nothing due, the
   * content {@link Content.Gone}.
   *
   * @param verdict ACKNOWLEDGED or REFUSED
   * @return the message as it was before; empty, and nothing changed, when there is none or its
   *     verdict is in already
   */
  Optional<OutboxMessage> close(
      MessageId messageId, MessageState verdict, @Nullable String toldCode);

  /**
   * The same for many at once, each message once.
   *
   * @return those that were open until now, in no order
   */
  List<Answered> close(List<Closing> closings);

  /**
   * Flags as overdue every message, issued not after this instant, that expects a receipt, has no
   * verdict, is not flagged yet, and was not erased before it was ever sent.
   *
   * @param max how many at most
   * @return those newly flagged
   */
  List<Label> markOverdue(Instant issuedUntil, int max);

  /** What these messages say, without their contents; in no order, and without unknown ones. */
  List<Sending> sendings(List<MessageId> messageIds);

  /** Finds one message. */
  Optional<OutboxMessage> find(MessageId messageId);

  /**
   * The message at a place of a conversation, as it was posted there first: a {@code
   * SequenceSkipped} may take the same place later.
   */
  Optional<OutboxMessage> at(ConversationId conversation, long sequence);

  /** The highest number given in a conversation; 0 when there is none. */
  long lastSequence(ConversationId conversation);

  /** With whom a conversation is in which numbers were given; empty when there is none. */
  Optional<NodeId> recipient(ConversationId conversation);

  /**
   * Erases at once the contents of a case's part that are still on their way; they are never sent
   * again. The ledger's rows and the signed statements stay.
   *
   * @return how many contents are gone
   */
  int erase(CaseReference caseReference, String part);

  /** Drops the content of a message that no receipt is awaited for. */
  void dropContent(MessageId messageId);

  /**
   * Drops the contents of messages that expired before this instant without a receipt and that
   * nothing is due for; never before people were told that the receipt is overdue. The ledger's
   * rows and the signed statements stay, so a late receipt still closes the message.
   *
   * @param max how many at most, the oldest first
   * @return how many contents are gone
   */
  int dropExpired(Instant expiredBefore, int max);
}
